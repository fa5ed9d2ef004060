import type { Rule } from "../../../../compiler/model/rule.js";
import { columnNeverFilled } from "./column-never-filled.js";
import { missingFinal } from "./missing-final.js";

/** What views read and write. */
export const viewRules: readonly Rule[] = [columnNeverFilled, missingFinal];
