import type { Rule } from "../../../compiler/model/rule.js";
import { goodWiderThanTotal } from "./good-wider-than-total.js";
import { noShareAtAll, perhapsNoShare } from "./no-share.js";
import { objectiveNeverPaged } from "./objective-never-paged.js";

export const sloRules: readonly Rule[] = [goodWiderThanTotal, noShareAtAll, objectiveNeverPaged, perhapsNoShare];
