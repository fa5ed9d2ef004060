import type { Rule } from "../../../compiler/model/rule.js";
import { longerThanSource } from "./longer-than-source.js";
import { measureHidesColumn } from "./measure-hides-column.js";
import { measureNotMergeable } from "./measure-not-mergeable.js";
import { oneShardAlone } from "./one-shard-alone.js";

export const rollupRules: readonly Rule[] = [longerThanSource, measureHidesColumn, measureNotMergeable, oneShardAlone];
