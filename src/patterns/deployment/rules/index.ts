import type { Rule } from "../../../compiler/model/rule.js";
import { clusterRules } from "./cluster/index.js";
import { objectRules } from "./objects/index.js";
import { podRules } from "./pods/index.js";

export const deploymentRules: readonly Rule[] = [...clusterRules, ...objectRules, ...podRules];
