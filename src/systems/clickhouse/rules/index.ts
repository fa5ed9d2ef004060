import type { Rule } from "../../../compiler/model/rule.js";
import { duplicateObject } from "./duplicate-object.js";
import { incrementalViewOverMirror } from "./incremental-view-over-mirror.js";
import { keyRules } from "./keys/index.js";
import { sumRules } from "./sums/index.js";
import { unknownColumn } from "./unknown-column.js";
import { unqualifiedName } from "./unqualified-name.js";

export const clickHouseRules: readonly Rule[] = [
  duplicateObject,
  incrementalViewOverMirror,
  ...keyRules,
  ...sumRules,
  unknownColumn,
  unqualifiedName,
];
