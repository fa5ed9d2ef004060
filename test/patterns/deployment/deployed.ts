import { expect } from "vitest";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { allManifests, scopeOf } from "../../../src/patterns/deployment/derived.js";
import type { Scope } from "../../../src/patterns/deployment/placed.js";
import type { Manifest } from "../../../src/systems/kubernetes/schema/manifest.js";
import { call, resolved, shown } from "../../compiler/resolve/loaded.js";

const secret = (path: string) => ({ $secret: path });

/** A source, its mirror and Kafka with two users, as calls of a config. */
export const PIPELINE: readonly Declaration[] = [
  call("kafka.user", "connect", { password: secret("kafka-connect/password") }),
  call("kafka.user", "clickhouse", { password: secret("kafka-clickhouse/password") }),
  call("kafka.cluster", "kafka", {
    brokers: ["kafka-kafka-bootstrap:9093"],
    tls: { ca: "/certs/kafka-ca.pem" },
    sasl: { mechanism: "SCRAM-SHA-512", username: "connect", password: secret("kafka-connect/password") },
    connectUser: { $ref: "kafka.user/connect" },
    clickhouseUser: { $ref: "kafka.user/clickhouse" },
  }),
  call("postgres.source", "shop", {
    host: "postgres.shop.svc",
    database: "shop",
    user: "debezium",
    password: secret("shop-postgres/password"),
    sslMode: "verify-full",
    sslRootCert: "/certs/postgres-ca.crt",
    topics: { partitions: 3, replicas: 3 },
  }),
  call("postgres.table", "public.orders", {
    source: { $ref: "postgres.source/shop" },
    columns: { id: "bigint not null" },
    primaryKey: ["id"],
  }),
  call("clickhouse.mirror", "analytics.orders", { of: { $ref: "postgres.table/public.orders" }, orderBy: ["id"] }),
];

export function cluster(options: JsonObject = {}): Declaration {
  return call("kubernetes.cluster", "kubernetes", {
    namespace: "analytics",
    kafka: "strimzi",
    clickhouse: "altinity",
    connect: { image: "registry.example.com/connect:1" },
    files: { "/certs/postgres-ca.crt": secret("shop-postgres/ca.crt") },
    ...options,
  });
}

interface Deployed {
  readonly scope: Scope;
  readonly manifests: readonly Manifest[];
  one(kind: string, name: string): Manifest;
}

/** The pipeline on a cluster with these options, and further calls. */
export function deployed(
  options: JsonObject = {},
  more: readonly Declaration[] = [],
  artifacts: readonly Artifact[] = [],
): Deployed {
  const { pipeline, diagnostics } = resolved(...PIPELINE, cluster(options), ...more);
  expect(shown(diagnostics)).toEqual([]);
  const scope = scopeOf(pipeline, artifacts);
  if (scope === undefined) throw new Error("there is no cluster");
  const manifests = allManifests(pipeline, artifacts).map(({ manifest }) => manifest);
  return {
    scope,
    manifests,
    one(kind, name) {
      const found = manifests.find((each) => each.kind === kind && each.metadata.name === name);
      if (found === undefined)
        throw new Error(
          `no ${kind} ${name} among ${manifests.map((each) => `${each.kind} ${each.metadata.name}`).join(", ")}`,
        );
      return found;
    },
  };
}
