import { z } from "zod";
import type { KindOf } from "../../compiler/model/resource.js";
import {
  nonEmptyText,
  properties,
  reference,
  secretReference,
  settingValue,
  wholeNumber,
} from "../../compiler/resolve/shapes.js";

export const clusterSchema = z.strictObject({
  brokers: z
    .array(
      z
        .string({ error: 'must be "host:port"' })
        .regex(/^(\[[\da-fA-F:.]+\]|[^\s,:/@[\]]+):\d{1,5}$/, { error: 'must be "host:port"' })
        .refine((broker) => Number(broker.slice(broker.lastIndexOf(":") + 1)) <= 65_535, {
          error: "must have a port of at most 65535",
        }),
      { error: 'must be a list of brokers, each "host:port"' },
    )
    .min(1, { error: "must name at least one broker" }),
});
export type ClusterSpec = z.infer<typeof clusterSchema>;
export const CLUSTER: KindOf<ClusterSpec> = { kind: "kafka.cluster" };

export const topicSchema = z.strictObject({
  cluster: reference("kafka.cluster").optional(),
  partitions: wholeNumber(1, 10_000),
  replicas: wholeNumber(1, 100),
  config: properties.default({}),
});
export type TopicSpec = z.infer<typeof topicSchema>;
export const TOPIC: KindOf<TopicSpec> = { kind: "kafka.topic" };

export const connectorSchema = z.strictObject({
  cluster: reference("kafka.cluster").optional(),
  class: nonEmptyText,
  tasks: wholeNumber(1, 1000).default(1),
  config: z.record(
    nonEmptyText,
    z.union([settingValue, secretReference], { error: "must be a text, a number, true, false or a secret" }),
  ),
});
export type ConnectorSpec = z.infer<typeof connectorSchema>;
export const CONNECTOR: KindOf<ConnectorSpec> = { kind: "kafka.connector" };
