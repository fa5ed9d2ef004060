import type { Rule } from "../../../../compiler/model/rule.js";
import { projectionOfUpdates } from "./projection-of-updates.js";
import { sumOfNoSums } from "./sum-of-no-sums.js";
import { sumOverChanges } from "./sum-over-changes.js";
import { unsummedColumn } from "./unsummed-column.js";
import { updatesSummed } from "./updates-summed.js";
import { valueOfDeletedRow } from "./value-of-deleted-row.js";

/** What is added up as rows come in. */
export const sumRules: readonly Rule[] = [
  projectionOfUpdates,
  sumOfNoSums,
  sumOverChanges,
  unsummedColumn,
  updatesSummed,
  valueOfDeletedRow,
];
