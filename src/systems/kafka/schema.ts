import { z } from "zod";
import type { KindOf } from "../../compiler/model/resource.js";
import {
  nonEmptyText,
  reference,
  secretReference,
  settings,
  settingValue,
  wholeNumber,
} from "../../compiler/resolve/shapes.js";

export const clusterSchema = z.strictObject({
  brokers: z
    .array(z.string().regex(/^[^\s,:/@]+:\d{1,5}$/, { error: 'must be "host:port"' }))
    .min(1, { error: "must name at least one broker" }),
});
export type ClusterSpec = z.infer<typeof clusterSchema>;
export const CLUSTER: KindOf<ClusterSpec> = { kind: "kafka.cluster" };

export const topicSchema = z.strictObject({
  cluster: reference("kafka.cluster").optional(),
  partitions: wholeNumber(1, 10_000),
  replicas: wholeNumber(1, 100),
  config: settings.default({}),
});
export type TopicSpec = z.infer<typeof topicSchema>;
export const TOPIC: KindOf<TopicSpec> = { kind: "kafka.topic" };

export const connectorSchema = z.strictObject({
  cluster: reference("kafka.cluster").optional(),
  class: nonEmptyText,
  tasks: wholeNumber(1, 1000).default(1),
  config: z.record(z.string(), z.union([settingValue, secretReference])),
});
export type ConnectorSpec = z.infer<typeof connectorSchema>;
export const CONNECTOR: KindOf<ConnectorSpec> = { kind: "kafka.connector" };
