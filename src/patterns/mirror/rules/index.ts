import type { Rule } from "../../../compiler/model/rule.js";
import { computedKey } from "./computed-key.js";
import { dailyPartitions } from "./daily-partitions.js";
import { duplicateColumn } from "./duplicate-column.js";
import { excludedKey } from "./excluded-key.js";
import { flatEventsName } from "./flat/flat-events-name.js";
import { flatEventsOrder } from "./flat/flat-events-order.js";
import { flatEventsTruncate } from "./flat/flat-events-truncate.js";
import { generatedColumn } from "./generated-column.js";
import { keptDelete } from "./kept-delete.js";
import { keyNotUnique } from "./key-not-unique.js";
import { keyOutsideIdentity } from "./key-outside-identity.js";
import { labelOfEachRow } from "./metrics/label-of-each-row.js";
import { mixedClusters } from "./mixed-clusters.js";
import { nullableArray } from "./nullable-array.js";
import { nullableKey } from "./nullable-key.js";
import { nullableType } from "./nullable-type.js";
import { partitionPerValue } from "./partition-per-value.js";
import { reservedName } from "./reserved-name.js";
import { sourcesDiffer } from "./sources-differ.js";
import { replacedStorage } from "./storage/replaced-storage.js";
import { storageRead } from "./storage/storage-read.js";
import { typeOverride } from "./type-override.js";
import { unchangedToast } from "./unchanged-toast.js";
import { unconstrainedNumeric } from "./unconstrained-numeric.js";
import { unknownColumn } from "./unknown-column.js";

import { versionCanGoBack } from "./version-can-go-back.js";

export const mirrorRules: readonly Rule[] = [
  computedKey,
  dailyPartitions,
  duplicateColumn,
  excludedKey,
  flatEventsName,
  flatEventsOrder,
  flatEventsTruncate,
  generatedColumn,
  keptDelete,
  keyNotUnique,
  keyOutsideIdentity,
  labelOfEachRow,
  mixedClusters,
  nullableArray,
  nullableKey,
  nullableType,
  partitionPerValue,
  replacedStorage,
  reservedName,
  sourcesDiffer,
  storageRead,
  typeOverride,
  unchangedToast,
  unconstrainedNumeric,
  unknownColumn,
  versionCanGoBack,
];
