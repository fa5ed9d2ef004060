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

export const topicDefaultsSchema = z
  .strictObject({
    partitions: wholeNumber(1, 10_000).default(1),
    replicas: wholeNumber(1, 100).default(1),
    minInsyncReplicas: wholeNumber(1, 100).optional(),
    retention: duration.default(604_800_000),
    config: properties.default({}),
  })
  .refine(({ replicas, minInsyncReplicas = 1 }) => minInsyncReplicas <= replicas, {
    path: ["minInsyncReplicas"],
    error: "must be at most `replicas`, or nothing could be written",
  });

const sourceOptions = z.strictObject({
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
  events: oneOf(["envelope", "flat", "avro"]).default("envelope"),
  registry: z
    .url({ protocol: /^https?$/, error: 'must be the address of a schema registry: "http://schemas:8081"' })
    .refine((address) => !address.includes("@"), {
      error: "must hold no user or password: it is written into generated files",
    })
    .optional(),
  truncates: oneOf(["follow", "ignore"]).default("follow"),
  topics: topicDefaultsSchema.prefault({}),
  connector: z
    .record(
      nonEmptyText,
      z.union([settingValue, secretReference], { error: "must be a text, a number, true, false or a secret" }),
    )
    .default({}),
  types: z.record(nonEmptyText, nonEmptyText).default({}),
  epoch: wholeNumber(0, 255).default(0),
});

export const sourceSchema = sourceOptions
  .refine(({ events, registry }) => events !== "avro" || registry !== undefined, {
    path: ["registry"],
    error: 'must be given for `events: "avro"`: readers find the schemas there',
  })
  .refine(({ events, registry }) => events === "avro" || registry === undefined, {
    path: ["registry"],
    error: 'must be left out unless `events` is "avro": JSON needs none',
  })
  .refine(({ events, connector }) => events === "envelope" || namesFlat(connector.transforms), {
    path: ["connector", "transforms"],
    error: 'must name "flat" too: that transform makes the events flat',
  });

function namesFlat(transforms: unknown): boolean {
  return (
    transforms === undefined ||
    String(transforms)
      .split(/\s*,\s*/)
      .includes("flat")
  );
}

export type SourceSpec = z.infer<typeof sourceSchema>;

export const SOURCE: KindOf<SourceSpec> = { kind: "postgres.source" };
