import { z } from "zod";
import { nonEmptyText, reference, wholeNumber } from "../../../../compiler/resolve/shapes.js";

export const kafkaEngineSchema = z.strictObject({
  type: z.literal("Kafka"),
  cluster: reference("kafka.cluster").optional(),
  collection: reference("clickhouse.namedCollection").optional(),
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

export type KafkaEngineSpec = z.infer<typeof kafkaEngineSchema>;
