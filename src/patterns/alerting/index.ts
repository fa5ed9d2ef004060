import type { System } from "../../compiler/model/system.js";
import { alertingRules } from "./rules/index.js";

/** Which alerts of Prometheus come to whom by Alertmanager. */
export const alerting: System = { id: "alerting", kinds: [], rules: alertingRules };
