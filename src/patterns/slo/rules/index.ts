import type { Rule } from "../../../compiler/model/rule.js";
import { objectiveNeverPaged } from "./objective-never-paged.js";

export const sloRules: readonly Rule[] = [objectiveNeverPaged];
