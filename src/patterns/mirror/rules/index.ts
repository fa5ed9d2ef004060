import type { Rule } from "../../../compiler/model/rule.js";
import { computedKey } from "./computed-key.js";
import { excludedKey } from "./excluded-key.js";
import { flatEventsName } from "./flat-events-name.js";
import { flatEventsOrder } from "./flat-events-order.js";
import { flatEventsTruncate } from "./flat-events-truncate.js";
import { generatedColumn } from "./generated-column.js";
import { keyNotUnique } from "./key-not-unique.js";
import { keyOutsideIdentity } from "./key-outside-identity.js";
import { nullableArray } from "./nullable-array.js";
import { nullableKey } from "./nullable-key.js";
import { nullableType } from "./nullable-type.js";
import { reservedName } from "./reserved-name.js";
import { typeOverride } from "./type-override.js";
import { unchangedToast } from "./unchanged-toast.js";
import { unconstrainedNumeric } from "./unconstrained-numeric.js";
import { unknownColumn } from "./unknown-column.js";

export const mirrorRules: readonly Rule[] = [
  computedKey,
  excludedKey,
  flatEventsName,
  flatEventsOrder,
  flatEventsTruncate,
  generatedColumn,
  keyNotUnique,
  keyOutsideIdentity,
  nullableArray,
  nullableKey,
  nullableType,
  reservedName,
  typeOverride,
  unchangedToast,
  unconstrainedNumeric,
  unknownColumn,
];
