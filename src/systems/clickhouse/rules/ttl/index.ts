import type { Rule } from "../../../../compiler/model/rule.js";
import { sourceKeptShorter } from "./source-kept-shorter.js";

/** For how long rows are kept. */
export const ttlRules: readonly Rule[] = [sourceKeptShorter];
