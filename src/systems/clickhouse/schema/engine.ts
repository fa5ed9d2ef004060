import { z } from "zod";
import { nonEmptyText, reference, wholeNumber } from "../../../compiler/resolve/shapes.js";

const bareEngines = ["MergeTree", "ReplacingMergeTree", "SummingMergeTree", "AggregatingMergeTree", "Null"] as const;

export const kafkaEngineSchema = z.strictObject({
  type: z.literal("Kafka"),
  cluster: reference("kafka.cluster").optional(),
  topics: z
    .array(
      z.union([reference("kafka.topic"), nonEmptyText], {
        error: "must be the constant of a kafka.topic, or a topic's name",
      }),
      { error: "must be a list of topics" },
    )
    .min(1, { error: "must name at least one topic" }),
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
      z
        .strictObject({
          type: z.literal("ReplacingMergeTree"),
          version: nonEmptyText.optional(),
          isDeleted: nonEmptyText.optional(),
        })
        .refine(({ version, isDeleted }) => version !== undefined || isDeleted === undefined, {
          path: ["isDeleted"],
          error: "needs `version`: a deleted row is told from an older one by it",
        }),
      z.strictObject({
        type: z.literal("SummingMergeTree"),
        columns: z.array(nonEmptyText, { error: "must be a list of columns" }).optional(),
      }),
      z.strictObject({ type: z.literal("CollapsingMergeTree"), sign: nonEmptyText }),
      z.strictObject({ type: z.literal("VersionedCollapsingMergeTree"), sign: nonEmptyText, version: nonEmptyText }),
      kafkaEngineSchema,
    ]),
  ],
  {
    error: 'must be an engine: "MergeTree", or with arguments { type: "ReplacingMergeTree", version: "…" }',
  },
);

/** Whether an engine sorts its rows, and so takes the keys, a TTL, indexes and projections. */
export function isMergeTree(engine: { readonly type: string }): boolean {
  return engine.type.endsWith("MergeTree");
}

export type EngineSpec = z.infer<typeof engineSchema>;
export type KafkaEngineSpec = z.infer<typeof kafkaEngineSchema>;
