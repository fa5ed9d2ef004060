import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import {
  duration,
  nonEmptyText,
  oneOf,
  properties,
  reference,
  secretReference,
  settingValue,
  wholeNumber,
} from "../../../compiler/resolve/shapes.js";
import { transforms } from "../../../compiler/resolve/transform-shape.js";

export const topicDefaultsSchema = z
  .strictObject({
    partitions: wholeNumber(1, 10_000).default(1),
    replicas: wholeNumber(1, 100).default(1),
    minInsyncReplicas: wholeNumber(1, 100).optional(),
    retention: duration.default(604_800_000),
    retentionReason: nonEmptyText.optional(),
    config: properties.default({}),
  })
  .refine(({ replicas, minInsyncReplicas = 1 }) => minInsyncReplicas <= replicas, {
    path: ["minInsyncReplicas"],
    error: "must be at most `replicas`, or nothing could be written",
  });

export const sourceSchema = z.strictObject({
  host: nonEmptyText,
  port: wholeNumber(1, 65_535).default(5432),
  database: nonEmptyText,
  user: nonEmptyText,
  password: secretReference,
  sslMode: oneOf(["disable", "prefer", "require", "verify-ca", "verify-full"]).default("prefer"),
  kafka: reference("kafka.cluster").optional(),
  topicPrefix: nonEmptyText.optional(),
  slot: nonEmptyText.optional(),
  heartbeat: duration.default(10_000),
  snapshot: oneOf(["when_needed", "initial", "initial_only", "no_data", "always"]).default("when_needed"),
  topics: topicDefaultsSchema.prefault({}),
  transforms,
  connector: z
    .record(
      nonEmptyText,
      z.union([settingValue, secretReference], { error: "must be a text, a number, true, false or a secret" }),
    )
    .default({}),
  types: z.record(nonEmptyText, nonEmptyText).default({}),
  epoch: wholeNumber(0, 255).default(0),
});

export type SourceSpec = z.infer<typeof sourceSchema>;

export const SOURCE: KindOf<SourceSpec> = { kind: "postgres.source" };
