import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, shown } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

const cluster = (options: JsonObject) => call("kafka.cluster", "main", { brokers: ["kafka:9092"], ...options });
const topic = (options: JsonObject) => call("kafka.topic", "t", { partitions: 3, replicas: 3, ...options });
const shop = (topics: JsonObject) => call("postgres.source", "shop", { ...SHOP.options, topics });

describe("a source's topics are told of once, at its option", () => {
  test.each<[JsonObject, string[]]>([
    [{ replicas: 3 }, ["kafka/more-replicas-than-brokers postgres.source/shop topics.replicas"]],
    [
      { replicas: 2, minInsyncReplicas: 2 },
      ["kafka/min-insync-blocks-writing postgres.source/shop topics.minInsyncReplicas"],
    ],
    [{ retention: "71h" }, ["kafka/short-retention postgres.source/shop topics.retention"]],
    [{ retention: "1h", retentionReason: "a test" }, []],
    [{ config: { "segment.byte": 1 } }, ["kafka/unknown-config postgres.source/shop topics.config.segment.byte.$key"]],
    [{ config: { "segment.bytes": 1 } }, ["kafka/invalid-config postgres.source/shop topics.config.segment.bytes"]],
  ])("%j", (topics, expected) => {
    expect(found(cluster({ size: 2 }), shop(topics), ORDERS, ORDERS_NOW)).toEqual(expected);
  });
});

describe("a topic by hand", () => {
  test("options and configs are one and the same", () => {
    expect(found(topic({ minInsyncReplicas: 4 }))).toEqual([
      "kafka/min-insync-beyond-replicas kafka.topic/t minInsyncReplicas",
    ]);
    expect(found(topic({ config: { "min.insync.replicas": 4 } }))).toEqual([
      "kafka/min-insync-beyond-replicas kafka.topic/t config.min.insync.replicas",
    ]);
    expect(found(topic({ retention: "unlimited" }))).toEqual([]);
    expect(found(topic({ cleanup: "compact", config: { "retention.ms": 1 } }))).toEqual([]);
  });

  test("what is said twice is refused", () => {
    const { diagnostics } = resolved(topic({ retention: "7d", config: { "retention.ms": 1 } }));
    expect(shown(diagnostics)).toEqual([
      "config/invalid-option 1:config.retention.ms `config.retention.ms` must not be said twice: `retention` is it.",
    ]);
  });
});

describe("brokers' properties", () => {
  const told = (properties: JsonObject, version?: string) =>
    found(cluster({ properties, ...(version === undefined ? {} : { version }) }), topic({}));

  test("are known by name and type; those of listeners and plugins are left alone", () => {
    expect(told({ "num.network.threds": 8 })).toEqual([
      "kafka/unknown-config kafka.cluster/main properties.num.network.threds.$key",
    ]);
    expect(told({ "num.network.threads": 0 })).toEqual([
      "kafka/invalid-config kafka.cluster/main properties.num.network.threads",
    ]);
    expect(told({ "listener.name.external.scram-sha-512.sasl.jaas.config": "x" })).toEqual([]);
  });

  test("of another version are judged by slips alone", () => {
    expect(told({ "zookeeper.connect": "zk:2181" }, "3.9")).toEqual([]);
    expect(told({ "zookeeper.connect": "zk:2181" })).toHaveLength(1);
    expect(told({ "num.network.threds": 8 }, "3.9")).toHaveLength(1);
  });
});
