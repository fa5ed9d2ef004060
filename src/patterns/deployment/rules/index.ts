import type { Rule } from "../../../compiler/model/rule.js";
import { clusterRules } from "./cluster/index.js";
import { environmentRules } from "./environments/index.js";
import { objectRules } from "./objects/index.js";
import { podRules } from "./pods/index.js";
import { unknownObject } from "./references/unknown-object.js";

export const deploymentRules: readonly Rule[] = [
  ...clusterRules,
  ...environmentRules,
  ...objectRules,
  ...podRules,
  unknownObject,
];
