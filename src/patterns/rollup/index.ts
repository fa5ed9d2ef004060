import type { System } from "../../compiler/model/system.js";
import { expandRollup } from "./expand.js";
import { rollupRules } from "./rules/index.js";
import { ROLLUP, rollupSchema } from "./schema.js";

export const rollup: System = {
  id: "rollup",
  kinds: [{ ...ROLLUP, schema: rollupSchema, expand: expandRollup }],
  rules: rollupRules,
};
