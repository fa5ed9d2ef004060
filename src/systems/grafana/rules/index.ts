import type { Rule } from "../../../compiler/model/rule.js";

export const grafanaRules: readonly Rule[] = [];
