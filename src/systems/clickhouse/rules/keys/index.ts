import type { Rule } from "../../../../compiler/model/rule.js";
import { clockInKey } from "./clock-in-key.js";
import { coarseVersion } from "./coarse-version.js";
import { nullableKey } from "./nullable-key.js";
import { partitionOutsideKey } from "./partition-outside-key.js";
import { shardedAwayFromKey } from "./sharded-away-from-key.js";
import { tooManyPartitions } from "./too-many-partitions.js";
import { versionByClock } from "./version-by-clock.js";

/** What a table is sorted, partitioned and replaced by. */
export const keyRules: readonly Rule[] = [
  clockInKey,
  coarseVersion,
  nullableKey,
  partitionOutsideKey,
  shardedAwayFromKey,
  tooManyPartitions,
  versionByClock,
];
