import { z } from "zod";
import { distributedEngines } from "./engines/distributed.js";
import { kafkaEngineSchema } from "./engines/kafka.js";
import { isListedType, listedEngines } from "./engines/listed.js";
import { mergeTreeEngines } from "./engines/merge-tree.js";

export type { KafkaEngineSpec } from "./engines/kafka.js";

/** Engines that need no arguments. */
const bareEngines = [
  "MergeTree",
  "ReplacingMergeTree",
  "SummingMergeTree",
  "AggregatingMergeTree",
  "CoalescingMergeTree",
  "ReplicatedMergeTree",
  "ReplicatedReplacingMergeTree",
  "ReplicatedSummingMergeTree",
  "ReplicatedAggregatingMergeTree",
  "ReplicatedCoalescingMergeTree",
  "Null",
] as const;

/** The same, of those whose arguments are a list. */
const bareListed = [
  "Memory",
  "Log",
  "TinyLog",
  "StripeLog",
  "Set",
  "TimeSeries",
  "QueryRunner",
  "GenerateRandom",
  "EmbeddedRocksDB",
] as const;

const engineObject = () =>
  z.discriminatedUnion(
    "type",
    [
      ...mergeTreeEngines,
      z.strictObject({ type: z.literal("Null") }),
      ...distributedEngines,
      kafkaEngineSchema,
      ...listedEngines(),
    ],
    { error: 'must be an engine of ClickHouse such as "MergeTree"' },
  );
type EngineObject = z.infer<ReturnType<typeof engineObject>>;

/** An engine by its bare name becomes the same with no arguments. */
export const engineSchema = z.lazy(() =>
  z.union(
    [
      z
        .enum([...bareEngines, ...bareListed])
        .transform((type): EngineObject => (isListedType(type) ? { type, given: {} } : { type })),
      engineObject(),
    ],
    { error: 'must be an engine: "MergeTree", or with arguments { type: "ReplacingMergeTree", version: "…" }' },
  ),
);

/** Whether an engine sorts its rows, and so takes the keys, a TTL, indexes and projections. */
export function isMergeTree(engine: { readonly type: string }): boolean {
  return engine.type.endsWith("MergeTree");
}

export type EngineSpec = z.infer<typeof engineSchema>;
