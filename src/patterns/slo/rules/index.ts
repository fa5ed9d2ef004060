import type { Rule } from "../../../compiler/model/rule.js";
import { objectiveNeverPaged } from "./objective-never-paged.js";
import { windowBeyondRetention } from "./window-beyond-retention.js";

export const sloRules: readonly Rule[] = [objectiveNeverPaged, windowBeyondRetention];
