import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/compiler/model/json.js";
import type { Declaration } from "../../src/compiler/model/loaded-config.js";
import { call, ORDERS, ORDERS_NOW, SHOP } from "../compiler/resolve/loaded.js";
import { found } from "./found.js";

const LOCAL = call("kafka.cluster", "local", { brokers: ["local:9092"] });
const REMOTE = call("kafka.cluster", "remote", { brokers: ["remote:9092"] });
const on = (cluster: string) => ({ $ref: `kafka.cluster/${cluster}` });
const topic = (name: string, options: JsonObject = {}) =>
  call("kafka.topic", name, { partitions: 1, replicas: 1, ...options });
const queue = (name: string, consumerGroup: string, options: JsonObject = {}) =>
  call("clickhouse.table", name, {
    columns: { id: "UInt64" },
    engine: { type: "Kafka", topics: ["t"], consumerGroup, format: "JSONEachRow", ...options },
  });
/** The rules of ClickHouse have their say elsewhere on queues that nothing reads. */
const foundOfKafka = (...declarations: readonly Declaration[]) =>
  found(...declarations).filter((each) => each.startsWith("kafka/"));

describe("several clusters", () => {
  test("whatever is on one says on which; what a source makes is on the source's", () => {
    expect(foundOfKafka(LOCAL, REMOTE, SHOP, ORDERS, ORDERS_NOW, topic("t"), queue("a.q", "g"))).toEqual([
      "kafka/ambiguous-cluster postgres.source/shop",
      "kafka/ambiguous-cluster clickhouse.table/a.q engine",
      "kafka/ambiguous-cluster kafka.topic/t",
    ]);
  });

  test("one needs no naming, and each is named", () => {
    expect(foundOfKafka(LOCAL, SHOP, ORDERS, ORDERS_NOW, topic("t"), queue("a.q", "g"))).toEqual([]);
    const shop = call("postgres.source", "shop", { ...SHOP.options, kafka: on("remote") });
    const named = [topic("t", { cluster: on("local") }), queue("a.q", "g", { cluster: on("local") })];
    expect(foundOfKafka(LOCAL, REMOTE, shop, ORDERS, ORDERS_NOW, ...named)).toEqual([]);
  });
});

describe("consumer groups", () => {
  test("two queues in one", () => {
    expect(foundOfKafka(topic("t"), queue("a.q", "g"), queue("a.r", "g"), queue("a.s", "h"))).toEqual([
      "kafka/duplicate-consumer-group clickhouse.table/a.r engine g",
    ]);
  });

  test("of one name on two clusters are two", () => {
    const named = (name: string, cluster: string) => queue(name, "g", { cluster: on(cluster) });
    const topics = [topic("t", { cluster: on("local") })];
    expect(foundOfKafka(LOCAL, REMOTE, ...topics, named("a.q", "local"), named("a.r", "remote"))).toEqual([]);
  });

  test("a mirror's own and one by hand", () => {
    expect(foundOfKafka(SHOP, ORDERS, ORDERS_NOW, topic("t"), queue("a.q", "clickhouse.a.orders"))).toEqual([
      "kafka/duplicate-consumer-group clickhouse.table/a.q engine clickhouse.a.orders",
    ]);
  });
});

test("topics that a queue reads by name", () => {
  const read = (name: string) => queue(`a.${name}`, name, { topics: [name, { $ref: "kafka.topic/known" }] });
  expect(foundOfKafka(topic("known"), read("known"), read("knwn"))).toEqual([
    "kafka/unknown-topic clickhouse.table/a.knwn engine.topics.0",
  ]);
});

test.each([
  ["shop/db-password", "shop-db/password", 1],
  ["shop/password", "shop/password", 0],
  ["shop/password", "SHOP/PASSWORD", 1],
  ["магазин/пароль", "shop/password", 1],
])("the secrets %s and %s: %i ambiguous", (one, other, count) => {
  const connector = (name: string, path: string) =>
    call("kafka.connector", name, { class: "x.Y", config: { password: { $secret: path } } });
  expect(foundOfKafka(connector("a", one), connector("b", other))).toHaveLength(count);
});
