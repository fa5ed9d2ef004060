import { expect, test } from "vitest";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const file = (path: string, content: string): Artifact => ({ path, content, resources: [] });
const ddl = [
  file("clickhouse/order.txt", "# a comment\nanalytics/database.sql\nanalytics/orders/orders.sql\n"),
  file("clickhouse/analytics/database.sql", "CREATE DATABASE IF NOT EXISTS analytics;\n"),
  file("clickhouse/analytics/orders/orders.sql", "CREATE TABLE IF NOT EXISTS analytics.orders (id Int64);\n"),
  file("clickhouse/access.sql", "CREATE USER OR REPLACE grafana;\n"),
];
const reader = call("clickhouse.user", "grafana", {
  authentication: { type: "sha256_password", password: { $secret: "clickhouse-grafana/password" } },
});

test("the statements are applied in their order, rights last, with passwords from files", () => {
  const { one, manifests } = deployed({}, [reader], ddl);
  expect(one("ConfigMap", "clickhouse-schema").data).toEqual({
    "apply.sh": expect.stringContaining(
      'clickhouse-client --param_clickhouse_grafana_password="$(cat /mnt/secrets/clickhouse-grafana/password)" --queries-file',
    ),
    "0001-analytics-database.sql": "CREATE DATABASE IF NOT EXISTS analytics;\n",
    "0002-analytics-orders-orders.sql": "CREATE TABLE IF NOT EXISTS analytics.orders (id Int64);\n",
    "0003-access.sql": "CREATE USER OR REPLACE grafana;\n",
  });
  const job = manifests.find(({ kind }) => kind === "Job");
  expect(job?.metadata.name).toMatch(/^clickhouse-schema-[0-9a-f]{8}$/);
  const changed = deployed({}, [reader], [...ddl.slice(0, 3), file("clickhouse/access.sql", "CREATE ROLE x;\n")]);
  expect(changed.manifests.find(({ kind }) => kind === "Job")?.metadata.name).not.toBe(job?.metadata.name);
});

test("statements that fit in no ConfigMap together are in several", () => {
  const long = `-- ${"x".repeat(600_000)}\n`;
  const { manifests } = deployed(
    {},
    [],
    [file("clickhouse/order.txt", "a.sql\nb.sql\n"), file("clickhouse/a.sql", long), file("clickhouse/b.sql", long)],
  );
  const maps = manifests.filter(({ kind }) => kind === "ConfigMap");
  expect(maps.map(({ metadata, data }) => [metadata.name, Object.keys(data ?? {})])).toEqual([
    ["clickhouse-schema", ["apply.sh", "0001-a.sql"]],
    ["clickhouse-schema-2", ["0002-b.sql"]],
  ]);
});

test("the servers have the generated files, their secrets, and the brokers' certificate where it is named", () => {
  const { one } = deployed(
    {},
    [],
    [
      file("clickhouse/server/config.d/named-collections.yaml", "named_collections: {}\n"),
      file("clickhouse/main/server/config.d/cluster.yaml", "remote_servers: {}\n"),
      file("clickhouse/main/server/replicas/a/config.d/macros.yaml", "macros: {}\n"),
    ],
  );
  expect(one("ClickHouseInstallation", "clickhouse").spec).toMatchObject({
    configuration: {
      files: { "config.d/named-collections.yaml": "named_collections: {}\n" },
      users: {
        "headrace/password": { valueFrom: { secretKeyRef: { name: "clickhouse-headrace", key: "password" } } },
      },
      clusters: [{ name: "main", layout: { shardsCount: 1, replicasCount: 1 } }],
    },
    templates: {
      podTemplates: [
        {
          spec: {
            containers: [
              {
                env: [
                  {
                    name: "KAFKA_CLICKHOUSE_PASSWORD",
                    valueFrom: { secretKeyRef: { name: "kafka-clickhouse", key: "password" } },
                  },
                ],
                volumeMounts: expect.arrayContaining([{ name: "files-certs", mountPath: "/certs", readOnly: true }]),
              },
            ],
            volumes: expect.arrayContaining([
              {
                name: "files-certs",
                projected: {
                  defaultMode: 0o440,
                  sources: [
                    { secret: { name: "kafka-cluster-ca-cert", items: [{ key: "ca.crt", path: "kafka-ca.pem" }] } },
                  ],
                },
              },
            ]),
          },
        },
      ],
    },
  });
  expect(JSON.stringify(one("ClickHouseInstallation", "clickhouse"))).not.toContain("macros");
});

test("a cluster brings three keepers, and its shards and replicas", () => {
  const main = call("clickhouse.cluster", "main", {
    shards: [{ replicas: ["a:9000", "b:9000"] }, { replicas: ["c:9000", "d:9000"] }],
    secret: { $secret: "clickhouse-cluster/secret" },
    keeper: ["k:2181"],
  });
  const { one } = deployed({}, [main]);
  expect(one("ClickHouseInstallation", "clickhouse").spec).toMatchObject({
    configuration: {
      zookeeper: { nodes: [{ host: "keeper-clickhouse", port: 2181 }] },
      clusters: [
        {
          name: "main",
          secret: { valueFrom: { secretKeyRef: { name: "clickhouse-cluster", key: "secret" } } },
          layout: { shardsCount: 2, replicasCount: 2 },
        },
      ],
    },
  });
  expect(one("ClickHouseKeeperInstallation", "clickhouse").spec).toMatchObject({
    configuration: { clusters: [{ layout: { replicasCount: 3 } }] },
  });
});

test("External Secrets fetches each secret that something mounts or reads, with its keys, and no other", () => {
  const { manifests } = deployed({ secrets: "external-secrets", secretStore: "vault" });
  const secrets = manifests.filter(({ kind }) => kind === "ExternalSecret");
  expect(secrets.map(({ metadata }) => metadata.name)).toEqual([
    "clickhouse-headrace",
    "kafka-clickhouse",
    "kafka-connect",
    "shop-postgres",
  ]);
  expect(secrets[3]?.spec).toEqual({
    refreshInterval: "1h",
    secretStoreRef: { kind: "ClusterSecretStore", name: "vault" },
    target: { name: "shop-postgres", creationPolicy: "Owner" },
    data: [
      { secretKey: "password", remoteRef: { key: "shop-postgres", property: "password" } },
      { secretKey: "ca.crt", remoteRef: { key: "shop-postgres", property: "ca.crt" } },
    ],
  });
});

test("backups run by their schedules, one at a time", () => {
  const backup = call("clickhouse.backup", "nightly", {
    databases: ["analytics"],
    to: { disk: "backups" },
    full: "daily",
    incremental: "hourly",
  });
  const { manifests } = deployed({}, [backup]);
  const jobs = manifests.filter(({ kind }) => kind === "CronJob");
  expect(jobs.map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
    ["backup-nightly-full", expect.objectContaining({ schedule: "0 0 * * *", concurrencyPolicy: "Forbid" })],
    ["backup-nightly-incremental", expect.objectContaining({ schedule: "0 * * * *", timeZone: "Etc/UTC" })],
    ["backup-nightly-drill", expect.objectContaining({ schedule: "0 6 1 * *", concurrencyPolicy: "Forbid" })],
  ]);
});

test("ports are those that the servers are configured for", () => {
  const server = call("clickhouse.server", "here", {
    ports: { http: 8124, https: 8443 },
    tls: { certificate: "/certs/server.crt", key: "/certs/server.key" },
    prometheus: { port: 9999 },
  });
  const files = {
    "/certs/postgres-ca.crt": { $secret: "shop-postgres/ca.crt" },
    "/certs/server.crt": { $secret: "clickhouse-tls/tls.crt" },
    "/certs/server.key": { $secret: "clickhouse-tls/tls.key" },
  };
  const { one } = deployed({ monitoring: "prometheus-operator", files }, [server]);
  const installation = JSON.parse(JSON.stringify(one("ClickHouseInstallation", "clickhouse")));
  const [{ spec }] = installation.spec.templates.podTemplates;
  expect(spec.containers[0].ports).toEqual([
    { name: "http", containerPort: 8124 },
    { name: "tcp", containerPort: 9000 },
    { name: "https", containerPort: 8443 },
    { name: "interserver", containerPort: 9009 },
    { name: "metrics", containerPort: 9999 },
  ]);
  expect(spec.volumes[2].projected.sources.map((each: { secret: { name: string } }) => each.secret.name)).toEqual([
    "kafka-cluster-ca-cert",
    "clickhouse-tls",
    "clickhouse-tls",
  ]);
  expect(installation.spec.configuration.settings).toEqual({});
});
