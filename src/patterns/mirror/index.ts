import type { System } from "../../compiler/model/system.js";
import { expandMirror } from "./expand.js";
import { gatherMirrors } from "./gather.js";
import { mirrorRules } from "./rules/index.js";
import { MIRROR, mirrorSchema } from "./schema.js";

export const mirror: System = {
  id: "mirror",
  kinds: [{ ...MIRROR, schema: mirrorSchema, expand: expandMirror }],
  rules: mirrorRules,
  gather: gatherMirrors,
};
