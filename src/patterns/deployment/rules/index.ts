import type { Rule } from "../../../compiler/model/rule.js";

export const deploymentRules: readonly Rule[] = [];
