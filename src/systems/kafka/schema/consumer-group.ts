import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, reference, textWithoutNul, wholeNumber } from "../../../compiler/resolve/shapes.js";

export const consumerGroupSchema = z.strictObject({
  cluster: reference("kafka.cluster").optional(),
  topics: z
    .array(
      z.union([reference("kafka.topic", "postgres.table"), textWithoutNul], {
        error: "must be the constant of a kafka.topic or a postgres.table, or a topic's name",
      }),
      { error: "must be a list of topics" },
    )
    .min(1, { error: "must name at least one topic" }),
  members: wholeNumber(1, 10_000).default(1),
  needsRetention: duration.optional(),
  user: reference("kafka.user").optional(),
});
export type ConsumerGroupSpec = z.infer<typeof consumerGroupSchema>;
export const CONSUMER_GROUP: KindOf<ConsumerGroupSpec> = { kind: "kafka.consumerGroup" };
