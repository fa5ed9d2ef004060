import type { Rule } from "../../../compiler/model/rule.js";
import { accessRules } from "./access/index.js";
import { duplicateObject } from "./duplicate-object.js";
import { incrementalViewOverMirror } from "./incremental-view-over-mirror.js";
import { unknownColumn } from "./unknown-column.js";
import { unqualifiedName } from "./unqualified-name.js";

export const clickHouseRules: readonly Rule[] = [
  ...accessRules,
  duplicateObject,
  incrementalViewOverMirror,
  unknownColumn,
  unqualifiedName,
];
