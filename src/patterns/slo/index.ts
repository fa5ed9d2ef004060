import type { System } from "../../compiler/model/system.js";
import { expandSlo } from "./expand.js";
import { sloRules } from "./rules/index.js";
import { SLO, sloSchema } from "./schema.js";

/** Service level objectives: what is promised, and whether it is kept. */
export const slo: System = { id: "slo", kinds: [{ ...SLO, schema: sloSchema, expand: expandSlo }], rules: sloRules };
