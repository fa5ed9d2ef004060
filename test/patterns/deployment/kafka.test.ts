import { expect, test } from "vitest";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

test("a connector looks its secrets and files up where they are mounted", () => {
  const { one } = deployed();
  expect(one("KafkaConnector", "shop").spec).toMatchObject({
    class: "io.debezium.connector.postgresql.PostgresConnector",
    tasksMax: 1,
    config: {
      "database.password": "${dir:/mnt/secrets/shop-postgres:password}",
      "database.sslrootcert": "/mnt/secrets/shop-postgres/ca.crt",
    },
  });
  expect(one("KafkaConnect", "connect").spec).toMatchObject({
    bootstrapServers: "kafka-kafka-bootstrap:9093",
    tls: { trustedCertificates: [{ secretName: "kafka-cluster-ca-cert", pattern: "*.crt" }] },
    authentication: {
      type: "scram-sha-512",
      username: "connect",
      passwordSecret: { secretName: "kafka-connect", password: "password" },
    },
    template: {
      pod: { volumes: [{ name: "secret-shop-postgres", secret: { secretName: "shop-postgres", defaultMode: 0o440 } }] },
      connectContainer: {
        volumeMounts: [{ name: "secret-shop-postgres", mountPath: "/mnt/secrets/shop-postgres", readOnly: true }],
      },
    },
  });
});

test("users have the rights that acls.sh gives, and Connect's those of its workers", () => {
  const { one } = deployed();
  expect(one("KafkaUser", "clickhouse").spec).toEqual({
    authentication: {
      type: "scram-sha-512",
      password: { valueFrom: { secretKeyRef: { name: "kafka-clickhouse", key: "password" } } },
    },
    authorization: {
      type: "simple",
      acls: [
        topic("shop.public.orders", "Read", "Describe"),
        topic("shop.public.headrace_heartbeat", "Read", "Describe"),
        group("clickhouse.analytics.shop_heartbeat"),
        group("clickhouse.analytics.orders"),
      ],
    },
  });
  const own = ["Create", "Describe", "DescribeConfigs", "Read", "Write"];
  expect(one("KafkaUser", "connect").spec).toMatchObject({
    authorization: {
      acls: expect.arrayContaining([
        topic("shop.public.orders", "Write", "Describe"),
        topic("connect-configs", ...own),
        topic("connect-offsets", ...own),
        topic("connect-status", ...own),
        group("connect"),
      ]),
    },
  });
});

const topic = (name: string, ...operations: string[]) => ({
  resource: { type: "topic", name, patternType: "literal" },
  operations,
});
const group = (name: string) => ({ resource: { type: "group", name, patternType: "literal" }, operations: ["Read"] });

test("a topic whose name no object may have keeps it beside the object's", () => {
  const { one, manifests } = deployed();
  expect(one("KafkaTopic", "shop.public.orders")).toMatchObject({
    metadata: { namespace: "analytics", labels: { "strimzi.io/cluster": "kafka" } },
    spec: { partitions: 3, replicas: 3, config: { "retention.ms": 604_800_000 } },
  });
  const topics = manifests.filter(({ kind }) => kind === "KafkaTopic");
  expect(topics.map(({ metadata, spec }) => [metadata.name, spec])).toContainEqual([
    expect.stringMatching(/^debezium-heartbeat\.shop-[0-9a-f]{8}$/),
    expect.objectContaining({ topicName: "__debezium-heartbeat.shop" }),
  ]);
});

test("Kafka has as many brokers as its cluster says, and keeps its own topics as often as it can", () => {
  const { one } = deployed({ brokers: 1 });
  expect(one("KafkaNodePool", "kafka-brokers").spec).toMatchObject({
    replicas: 1,
    roles: ["broker"],
    jvmOptions: { "-Xms": "2048m", "-Xmx": "2048m" },
    resources: { requests: { cpu: "2", memory: "4Gi" }, limits: { cpu: "4", memory: "4Gi" } },
  });
  expect(one("Kafka", "kafka").spec).toMatchObject({
    kafka: {
      listeners: [{ name: "tls", port: 9093, type: "internal", tls: true, authentication: { type: "scram-sha-512" } }],
      authorization: { type: "simple" },
      config: { "default.replication.factor": 1, "min.insync.replicas": 1, "auto.create.topics.enable": false },
    },
  });
});

test("a patch changes what it names, and leaves all else derived", () => {
  const merge = { spec: { kafka: { config: { "num.io.threads": 16, "auto.create.topics.enable": null } } } };
  const { one } = deployed({ patches: [{ target: { kind: "Kafka", name: "kafka" }, merge }] });
  const before = deployed().one("Kafka", "kafka");
  const after = one("Kafka", "kafka");
  expect(after).toMatchObject({ spec: { kafka: { config: { "num.io.threads": 16, "min.insync.replicas": 2 } } } });
  expect(JSON.stringify(after)).not.toContain("auto.create.topics.enable");
  expect({ ...after, spec: undefined }).toEqual({ ...before, spec: undefined });
});

test("a manifest of one's own is in the cluster's namespace, unless it is in none", () => {
  const own = (name: string, kind: string) =>
    call("kubernetes.manifest", name, { manifest: { apiVersion: "v1", kind, metadata: { name } } });
  const { one } = deployed({}, [own("settings", "ConfigMap"), own("other", "Namespace")]);
  expect(one("ConfigMap", "settings").metadata.namespace).toBe("analytics");
  expect(one("Namespace", "other").metadata.namespace).toBeUndefined();
});
