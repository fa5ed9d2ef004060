import type { Rule } from "../../../compiler/model/rule.js";

export const dashboardRules: readonly Rule[] = [];
