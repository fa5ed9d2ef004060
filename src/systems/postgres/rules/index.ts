import type { Rule } from "../../../compiler/model/rule.js";
import { duplicateSlot } from "./duplicate-slot.js";
import { invalidSlotName } from "./invalid-slot-name.js";
import { noPrimaryKey } from "./no-primary-key.js";
import { tableNotPublished } from "./table-not-published.js";
import { tableOfAnotherSource } from "./table-of-another-source.js";
import { unknownColumn } from "./unknown-column.js";
import { unknownType } from "./unknown-type.js";

export const postgresRules: readonly Rule[] = [
  duplicateSlot,
  invalidSlotName,
  noPrimaryKey,
  tableNotPublished,
  tableOfAnotherSource,
  unknownColumn,
  unknownType,
];
