import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, oneOf, properties, reference, wholeNumber } from "../../../compiler/resolve/shapes.js";

const UNLIMITED = -1;

/** The config that each typed option stands for. */
export const TOPIC_OPTIONS = {
  minInsyncReplicas: "min.insync.replicas",
  retention: "retention.ms",
  retentionBytes: "retention.bytes",
  cleanup: "cleanup.policy",
  compression: "compression.type",
  maxMessageBytes: "max.message.bytes",
} as const;

export const topicSchema = z
  .strictObject({
    cluster: reference("kafka.cluster").optional(),
    partitions: wholeNumber(1, 10_000),
    replicas: wholeNumber(1, 100),
    minInsyncReplicas: wholeNumber(1, 100).optional(),
    retention: z
      .union([z.literal("unlimited").transform(() => UNLIMITED), duration], {
        error: 'must be a duration such as "7d", or "unlimited"',
      })
      .optional(),
    retentionReason: nonEmptyText.optional(),
    retentionBytes: wholeNumber(1, Number.MAX_SAFE_INTEGER).optional(),
    cleanup: oneOf(["delete", "compact", "compact,delete"]).optional(),
    key: z
      .array(nonEmptyText, { error: "must be a list of the fields that messages are keyed by" })
      .min(1, { error: "must name at least one field" })
      .optional(),
    compression: oneOf(["producer", "uncompressed", "gzip", "snappy", "lz4", "zstd"]).optional(),
    maxMessageBytes: wholeNumber(1, 2_147_483_647).optional(),
    config: properties.default({}),
  })
  .superRefine((topic, context) => {
    for (const [option, name] of Object.entries(TOPIC_OPTIONS)) {
      if (Reflect.get(topic, option) === undefined || !Object.hasOwn(topic.config, name)) continue;
      context.addIssue({
        code: "custom",
        path: ["config", name],
        message: `must not be said twice: \`${option}\` is it`,
      });
    }
  });
export type TopicSpec = z.infer<typeof topicSchema>;
export const TOPIC: KindOf<TopicSpec> = { kind: "kafka.topic" };

/** All configs of a topic: those that options say, then those by Kafka's names. */
export function topicConfig(topic: TopicSpec): Readonly<Record<string, string | number | boolean>> {
  const { minInsyncReplicas, retention, retentionBytes, cleanup, compression, maxMessageBytes } = topic;
  const said = { minInsyncReplicas, retention, retentionBytes, cleanup, compression, maxMessageBytes };
  const config: Record<string, string | number | boolean> = {};
  for (const [option, name] of Object.entries(TOPIC_OPTIONS)) {
    // The keys of TOPIC_OPTIONS are those of `said`.
    const value = said[option as keyof typeof TOPIC_OPTIONS];
    if (value !== undefined) config[name] = value;
  }
  return { ...config, ...topic.config };
}
