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
import { byteSize, ownTable } from "./names.js";
import { snapshotMode } from "./snapshot-mode.js";

/** Services whose administrators are no superusers. */
export const MANAGED_SERVICES = ["alloydb", "aurora", "azure", "cloudsql", "rds"] as const;

const heartbeatSchema = z.union(
  [duration, z.strictObject({ every: duration.default(10_000), table: ownTable.optional() })],
  {
    error: ({ input }) =>
      duration.safeParse(input).error?.issues[0]?.message ?? 'must be a duration such as "10s", or { every, table }',
  },
);

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

const sourceShape = z.strictObject({
  host: nonEmptyText.regex(/^[^\s\0]*$/, { error: 'must be the name or address of a host: "postgres.internal"' }),
  port: wholeNumber(1, 65_535).default(5432),
  database: nonEmptyText,
  user: nonEmptyText,
  password: secretReference,
  sslMode: oneOf(["disable", "prefer", "require", "verify-ca", "verify-full"]).default("prefer"),
  sslRootCert: nonEmptyText.optional(),
  sslCert: nonEmptyText.optional(),
  sslKey: nonEmptyText.optional(),
  version: wholeNumber(13, 99).optional(),
  managed: oneOf(MANAGED_SERVICES).optional(),
  kafka: reference("kafka.cluster").optional(),
  topicPrefix: nonEmptyText.optional(),
  slot: nonEmptyText.optional(),
  failover: z.boolean().default(false),
  slotGrowthLimit: byteSize.optional(),
  heartbeat: heartbeatSchema.default(10_000),
  signals: z.strictObject({ table: ownTable.optional() }).optional(),
  snapshot: snapshotMode.default("when_needed"),
  snapshotThreads: wholeNumber(1, 64).optional(),
  events: oneOf(["envelope", "flat", "avro"]).default("envelope"),
  registry: z
    .url({ protocol: /^https?$/, error: 'must be the address of a schema registry: "http://schemas:8081"' })
    .refine((address) => !address.includes("@"), {
      error: "must hold no user or password: it is written into generated files",
    })
    .optional(),
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

export const sourceSchema = sourceShape
  .refine(({ sslCert, sslKey }) => sslKey === undefined || sslCert !== undefined, {
    path: ["sslKey"],
    error: "must go with `sslCert`, the certificate that it is the key of",
  })
  .refine(({ sslCert, sslKey }) => sslCert === undefined || sslKey !== undefined, {
    path: ["sslCert"],
    error: "must go with `sslKey`, its key",
  })
  .refine(({ sslMode, sslCert, sslRootCert }) => sslMode !== "disable" || (sslCert ?? sslRootCert) === undefined, {
    path: ["sslMode"],
    error: 'must not be "disable" where certificates are given: they would not be used',
  })
  .refine(({ sslMode, sslRootCert }) => sslRootCert === undefined || sslMode.startsWith("verify-"), {
    path: ["sslRootCert"],
    error: 'must go with `sslMode: "verify-ca"` or "verify-full": others do not check the server\'s certificate',
  })
  .refine(({ heartbeat, signals }) => typeof heartbeat === "number" || heartbeat.table !== (signals?.table ?? ""), {
    path: ["signals", "table"],
    error: "must be another table than the heartbeat's",
  })
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
  })
  .refine(({ events, transforms }) => events === "envelope" || transforms.every(({ name }) => name !== "flat"), {
    path: ["transforms"],
    error: 'must not name one "flat": that is the one that makes the events flat, after all others',
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
