import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, oneOf, secretReference, settingValue, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { CLUSTER_KIND } from "./kinds.js";
import { plainObject } from "./manifest.js";
import { resourcesByComponent, storageSchema } from "./sizes.js";

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A namespace, an environment, a name that stands in others. */
const dnsLabel = z
  .string({ error: "must be a name" })
  .regex(LABEL, { error: "must be a DNS label: at most 63 small letters, digits and hyphens" });

const labelValue = z.string({ error: "must be a text" }).regex(/^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/, {
  error: "must be a label's value: at most 63 letters, digits, dots, hyphens and underscores",
});
const labels = z.record(nonEmptyText, labelValue);

const place = z.strictObject({
  cidr: z
    .string({ error: 'must be a range of addresses: "10.20.0.0/16"' })
    .regex(/^[\da-fA-F.:]+\/\d{1,3}$/, { error: 'must be a range of addresses: "10.20.0.0/16"' })
    .optional(),
  namespace: dnsLabel.optional(),
  labels: labels.optional(),
});
const client = place.refine(
  ({ cidr, namespace, labels }) => (cidr === undefined) !== (namespace === undefined && labels === undefined),
  { error: "must have a `cidr`, or else a `namespace`, or the `labels` of pods" },
);
const peer = place.refine(({ cidr, namespace }) => (cidr === undefined) !== (namespace === undefined), {
  error: "must have either a `cidr` or a `namespace`",
});

const connect = z
  .strictObject({
    image: nonEmptyText.optional(),
    build: nonEmptyText.optional(),
    pushWith: nonEmptyText.optional(),
    replicas: wholeNumber(1, 100).default(2),
  })
  .refine(({ image, build }) => (image === undefined) !== (build === undefined), {
    error: "must have either an `image`, or a `build`: where the image is pushed that is built",
  });

const patches = z.array(
  z.strictObject({ target: z.strictObject({ kind: nonEmptyText, name: nonEmptyText }), merge: plainObject }),
  { error: "must be a list of { target, merge }" },
);

const zones = z
  .array(nonEmptyText, { error: "must be a list of zones" })
  .min(1, { error: "must name at least one zone" });

const environmentSource = z.strictObject({
  host: nonEmptyText
    .regex(/^[^\s\0]*$/, { error: 'must be the name or address of a host: "postgres.staging"' })
    .optional(),
  port: wholeNumber(1, 65_535).optional(),
  database: nonEmptyText.optional(),
  slot: nonEmptyText
    .regex(/^[a-z0-9_]{1,63}$/, { error: "must be a slot's name: at most 63 small letters, digits and underscores" })
    .optional(),
});

const environment = z.strictObject({
  namespace: dnsLabel.optional(),
  brokers: wholeNumber(1, 1000).optional(),
  keepers: wholeNumber(0, 99).optional(),
  storageClass: nonEmptyText.optional(),
  storage: storageSchema.default({}),
  resources: resourcesByComponent.default({}),
  zones: zones.optional(),
  secretStore: nonEmptyText.optional(),
  clients: z.record(nonEmptyText, client).default({}),
  sources: z.record(nonEmptyText, environmentSource).default({}),
  connectors: z
    .record(
      nonEmptyText,
      z.record(nonEmptyText, settingValue, { error: 'must be an object of properties: { "slot.name": "staging" }' }),
    )
    .default({}),
  backups: z
    .record(
      nonEmptyText,
      z
        .string({ error: "must be the URL of a bucket, or of a folder in it" })
        .regex(/^https?:\/\/[^\s'"\\?#]+$/, { error: "must be the URL of a bucket, or of a folder in it" }),
    )
    .default({}),
  patches: patches.default([]),
});
export type EnvironmentSpec = z.infer<typeof environment>;

const IMAGES = [
  "clickhouse",
  "keeper",
  "postgres",
  "postgres_exporter",
  "kafka_tools",
  "collector",
  "alertmanager",
] as const;

export const clusterSchema = z.strictObject({
  namespace: dnsLabel,
  kafka: oneOf(["strimzi"]).optional(),
  clickhouse: oneOf(["altinity"]).optional(),
  brokers: wholeNumber(1, 1000).optional(),
  controllers: wholeNumber(1, 99).default(3),
  shards: wholeNumber(1, 1000).optional(),
  replicas: wholeNumber(1, 100).optional(),
  keepers: wholeNumber(0, 99).optional(),
  connect: connect.optional(),
  storageClass: nonEmptyText.optional(),
  storage: storageSchema.default({}),
  resources: resourcesByComponent.default({}),
  zones: zones.optional(),
  secrets: oneOf(["external-secrets", "references"]).default("references"),
  secretStore: nonEmptyText.default("default"),
  admin: secretReference.default({ $secret: "clickhouse-headrace/password" }),
  files: z
    .record(z.string().regex(/^\/./, { error: "must be the absolute path of a file" }), secretReference)
    .default({}),
  certificate: z
    .union([z.literal(false), nonEmptyText], { error: "must be the name of a Secret, or false" })
    .optional(),
  monitoring: oneOf(["prometheus-operator"]).optional(),
  grafana: oneOf(["grafana-operator"]).optional(),
  images: z.partialRecord(z.enum(IMAGES), nonEmptyText).default({}),
  peers: z.record(nonEmptyText, peer).default({}),
  clients: z.record(nonEmptyText, client).default({}),
  operators: z
    .strictObject({
      strimzi: dnsLabel.default("strimzi"),
      altinity: dnsLabel.default("clickhouse-operator"),
      prometheus: dnsLabel.default("monitoring"),
      grafana: dnsLabel.default("monitoring"),
    })
    .prefault({}),
  load: z
    .strictObject({
      messagesPerSecond: z.number({ error: "must be a number" }).positive({ error: "must be more than nothing" }),
      bytesPerMessage: wholeNumber(1, 1_073_741_824),
    })
    .optional(),
  labels: labels.default({}),
  patches: patches.default([]),
  environments: z.record(dnsLabel, environment).default({}),
});
export type ClusterSpec = z.infer<typeof clusterSchema>;
export type PeerSpec = z.infer<typeof peer>;
export const CLUSTER: KindOf<ClusterSpec> = { kind: CLUSTER_KIND };
