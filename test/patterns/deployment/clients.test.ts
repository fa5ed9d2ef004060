import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const mailer = call("kafka.consumerGroup", "mailer", { topics: [{ $ref: "postgres.table/public.orders" }] });
const analyst = call("clickhouse.user", "analyst", {
  authentication: { type: "sha256_password", password: { $secret: "clickhouse/analyst" } },
});
const at = (clients: JsonObject) => deployed({ clients }, [mailer, analyst]);

function listenerPeers(spec: unknown): unknown {
  return JSON.parse(JSON.stringify(spec)).kafka.listeners[0].networkPolicyPeers;
}

test("Strimzi's own policy lets to the listener who asks there, and nobody else", () => {
  expect(
    listenerPeers(at({ mailer: { namespace: "mail", labels: { app: "mailer" } } }).one("Kafka", "kafka").spec),
  ).toEqual([
    { podSelector: { matchLabels: { "strimzi.io/cluster": "connect", "strimzi.io/kind": "KafkaConnect" } } },
    { podSelector: { matchLabels: { "app.kubernetes.io/name": "clickhouse" } } },
    {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "mail" } },
      podSelector: { matchLabels: { app: "mailer" } },
    },
  ]);
});

test("clients are let in to what they are of, and from the namespace itself out", () => {
  const { one } = at({ mailer: { labels: { app: "mailer" } }, analyst: { cidr: "10.9.0.0/16" } });
  expect(one("NetworkPolicy", "client-mailer").spec).toEqual({
    podSelector: { matchLabels: { app: "mailer" } },
    policyTypes: ["Ingress", "Egress"],
    egress: [
      {
        to: [{ podSelector: { matchLabels: { "strimzi.io/cluster": "kafka", "strimzi.io/name": "kafka-kafka" } } }],
        ports: [{ protocol: "TCP", port: 9093 }],
      },
    ],
  });
  expect(JSON.stringify(one("NetworkPolicy", "clickhouse").spec)).toContain(
    '{"from":[{"ipBlock":{"cidr":"10.9.0.0/16"}}],"ports":[{"protocol":"TCP","port":8123},{"protocol":"TCP","port":9000}]}',
  );
});

test("the replicas of one shard are in different zones, whatever other shards do", () => {
  const { one } = deployed({ zones: ["a", "b", "c"] });
  expect(JSON.stringify(one("ClickHouseInstallation", "clickhouse").spec)).toContain(
    '"topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"DoNotSchedule","labelSelector":{"matchLabels":{"app.kubernetes.io/name":"clickhouse"}},"matchLabelKeys":["clickhouse.altinity.com/shard"]},{"maxSkew":1,"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"ScheduleAnyway"',
  );
});
