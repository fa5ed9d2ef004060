import type { System } from "../../compiler/model/system.js";
import { expandChanges } from "./expand.js";
import { changesRules } from "./rules/index.js";
import { CHANGES, changesSchema } from "./schema.js";

export const changes: System = {
  id: "changes",
  kinds: [{ ...CHANGES, schema: changesSchema, expand: expandChanges }],
  rules: changesRules,
};
