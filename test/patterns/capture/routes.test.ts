import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

const ROUTER = {
  name: "r",
  type: "RegexRouter",
  config: { regex: "shop\\.(.*)", replacement: "changes.$1" },
};
const shop = (options: JsonObject) => call("postgres.source", "shop", { ...SHOP.options, ...options });

test("topics are made and queues read where the route leads, the heartbeat's too", () => {
  const { pipeline } = resolved(shop({ transforms: [ROUTER] }), ORDERS, ORDERS_NOW);
  const topics = [...pipeline.resources.values()].filter((each) => each.kind === "kafka.topic");
  expect(topics.map((topic) => topic.name).sort()).toEqual([
    "__debezium-heartbeat.shop",
    "changes.public.headrace_heartbeat",
    "changes.public.headrace_signal",
    "changes.public.orders",
  ]);
  const queue = pipeline.resources.get("clickhouse.table/a.orders_queue");
  expect(queue?.spec).toMatchObject({ engine: { topics: [{ $ref: "kafka.topic/changes.public.orders" }] } });
  const connector = pipeline.resources.get("kafka.connector/shop");
  expect(connector?.spec).toMatchObject({
    config: { transforms: "r", "transforms.r.type": "org.apache.kafka.connect.transforms.RegexRouter" },
  });
});

test("a route among the connector's own properties is followed as well", () => {
  const connector = {
    transforms: "r",
    "transforms.r.type": "org.apache.kafka.connect.transforms.RegexRouter",
    "transforms.r.regex": "shop\\.public\\.(.*)",
    "transforms.r.replacement": "$1",
  };
  const { pipeline } = resolved(shop({ connector }), ORDERS, ORDERS_NOW);
  expect(pipeline.resources.has("kafka.topic/orders")).toBe(true);
  expect(found(shop({ connector }), ORDERS, ORDERS_NOW)).toEqual([]);
});

test("a table by the heartbeat's side is told", () => {
  const transforms = [{ ...ROUTER, config: { regex: ".*", replacement: "all" } }];
  expect(found(shop({ transforms }), ORDERS, ORDERS_NOW)).toEqual([
    "kafka/route-merges-tables postgres.source/shop transforms",
    "kafka/route-merges-tables postgres.source/shop transforms",
  ]);
});

test("message keys become the connector's", () => {
  const columns = { id: "integer not null", Day: "date not null" };
  const table = call("postgres.table", "public.orders", {
    ...ORDERS.options,
    columns,
    primaryKey: ["id", "Day"],
    messageKey: ["id"],
  });
  const { pipeline } = resolved(SHOP, table);
  expect(pipeline.resources.get("kafka.connector/shop")?.spec).toMatchObject({
    config: { "message.key.columns": "public\\.orders:id" },
  });
});
