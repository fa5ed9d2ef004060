import type { System } from "../../compiler/model/system.js";
import { secretRules } from "./rules/index.js";

/** Secrets, and who looks them up where. */
export const secrets: System = { id: "secrets", kinds: [], rules: secretRules };
