import type { Json, JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { call } from "../../compiler/resolve/loaded.js";
import { PASSWORD, ref, type Slots } from "./parts.js";

const SASL_CLUSTER: JsonObject = {
  brokers: ["k:1"],
  tls: true,
  sasl: { mechanism: "SCRAM-SHA-512", username: "u", password: PASSWORD },
};
const TOPIC = call("kafka.topic", "t", { partitions: 1, replicas: 1 });

function acl(right: Json): readonly Declaration[] {
  return [call("kafka.cluster", "k", SASL_CLUSTER), call("kafka.user", "u", { password: PASSWORD, acls: [right] })];
}

export const kafkaSlots: Slots = {
  "cluster of Kafka": (name) => [
    call("kafka.cluster", name, SASL_CLUSTER),
    { ...TOPIC, options: { ...TOPIC.options, cluster: ref("kafka.cluster", name) } },
  ],
  "property of a broker": (name) => [call("kafka.cluster", "k", { brokers: ["k:1"], properties: { [name]: "x" } })],
  "value of a property": (name) => [
    call("kafka.cluster", "k", { brokers: ["k:1"], properties: { "broker.rack": name } }),
  ],
  "user name": (name) => [
    call("kafka.cluster", "k", { ...SASL_CLUSTER, sasl: { mechanism: "PLAIN", username: name, password: PASSWORD } }),
  ],
  topic: (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.topic", name, { partitions: 1, replicas: 1 }),
  ],
  "config of a topic": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.topic", "t", { partitions: 1, replicas: 1, config: { [name]: "x" } }),
  ],
  connector: (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.connector", name, { class: "x.Y", config: {} }),
  ],
  "property of a connector": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.connector", "c", { class: "x.Y", config: { [name]: "x" } }),
  ],
  "consumer group": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    TOPIC,
    call("kafka.user", "u", { password: PASSWORD }),
    call("kafka.consumerGroup", name, { topics: [ref("kafka.topic", "t")], user: ref("kafka.user", "u") }),
  ],
  "user of Kafka": (name) => [
    call("kafka.cluster", "k", SASL_CLUSTER),
    call("kafka.user", name, { password: PASSWORD, acls: [{ topic: "t", operations: ["Read"] }] }),
  ],
  "topic of a right": (name) => acl({ topic: name, operations: ["Read"] }),
  "group of a right": (name) => acl({ group: name, operations: ["Read"] }),
  "transaction of a right": (name) => acl({ transactionalId: name, operations: ["Write"] }),
  "host of a right": (name) => acl({ topic: "t", host: name, operations: ["Read"] }),
};
