import type { Rule } from "../../../../compiler/model/rule.js";
import { columnNeverFilled } from "./column-never-filled.js";
import { cyclicViews } from "./cyclic-views.js";
import { missingFinal } from "./missing-final.js";
import { viewBesideInserts } from "./view-beside-inserts.js";

/** What views read and write. */
export const viewRules: readonly Rule[] = [columnNeverFilled, cyclicViews, missingFinal, viewBesideInserts];
