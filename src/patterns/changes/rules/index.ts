import type { Rule } from "../../../compiler/model/rule.js";

export const changesRules: readonly Rule[] = [];
