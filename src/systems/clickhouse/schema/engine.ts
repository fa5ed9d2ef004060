import { z } from "zod";
import { nonEmptyText, reference, wholeNumber } from "../../../compiler/resolve/shapes.js";

const bareEngines = ["MergeTree", "ReplacingMergeTree", "SummingMergeTree", "AggregatingMergeTree", "Null"] as const;

export const kafkaEngineSchema = z.strictObject({
  type: z.literal("Kafka"),
  cluster: reference("kafka.cluster").optional(),
  topics: z.array(z.union([reference("kafka.topic"), nonEmptyText])).min(1),
  consumerGroup: nonEmptyText,
  format: nonEmptyText,
  consumers: wholeNumber(1, 1000).default(1),
});

/** An engine by its bare name becomes the same with no arguments. */
export const engineSchema = z.union(
  [
    z.enum(bareEngines).transform((type) => ({ type })),
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.enum(["MergeTree", "AggregatingMergeTree", "Null"]) }),
      z.strictObject({
        type: z.literal("ReplacingMergeTree"),
        version: nonEmptyText.optional(),
        isDeleted: nonEmptyText.optional(),
      }),
      z.strictObject({ type: z.literal("SummingMergeTree"), columns: z.array(nonEmptyText).optional() }),
      z.strictObject({ type: z.literal("CollapsingMergeTree"), sign: nonEmptyText }),
      z.strictObject({ type: z.literal("VersionedCollapsingMergeTree"), sign: nonEmptyText, version: nonEmptyText }),
      kafkaEngineSchema,
    ]),
  ],
  {
    error: 'must be an engine: "MergeTree", or with arguments { type: "ReplacingMergeTree", version: "…" }',
  },
);

export type EngineSpec = z.infer<typeof engineSchema>;
export type KafkaEngineSpec = z.infer<typeof kafkaEngineSchema>;
