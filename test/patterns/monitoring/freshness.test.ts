import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { ofKind, type Resource } from "../../../src/compiler/model/resource.js";
import { promqlString } from "../../../src/systems/prometheus/public.js";
import { ALERT, RECORD } from "../../../src/systems/prometheus/schema.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, shown } from "../../compiler/resolve/loaded.js";

function rules(options: JsonObject, ...more: readonly Declaration[]): ReadonlyMap<string, string> {
  const { pipeline, diagnostics } = resolved(
    SHOP,
    ORDERS,
    ORDERS_NOW,
    call("pipeline.monitoring", "monitoring", { notify: { slack: { $secret: "alerting/slack" } }, ...options }),
    ...more,
  );
  expect(shown(diagnostics)).toEqual([]);
  const all: readonly Resource[] = [...pipeline.resources.values()];
  return new Map(
    [...ofKind(all, RECORD), ...ofKind(all, ALERT)].map(({ name, spec }) => [name, promqlString(spec.expr)]),
  );
}

const AGE = "table:age_seconds:max";

test("a table is as old as its source is unread, and as what waits for it in Kafka", () => {
  expect(rules({}).get(AGE)).toBe(
    'label_replace(label_replace(max by (consumergroup, topic) (time() - max_over_time((0 * (clamp_min(max by (consumergroup, topic, partition) (kafka_consumergroup_current_offset{consumergroup="clickhouse.a.orders",topic="shop.public.orders"} @ end()), 0) >= on (topic, partition) group_left () max by (topic, partition) (kafka_topic_partition_current_offset{topic="shop.public.orders"})) + time())[1h:15s]) or 0 * max by (consumergroup, topic, partition) (kafka_consumergroup_current_offset{consumergroup="clickhouse.a.orders",topic="shop.public.orders"}) + 3600) + on () group_left () ((max(clamp_min(debezium_metrics_MilliSecondsSinceLastEvent{name="shop",context="streaming"}, 0)) + max(clamp_min(debezium_metrics_MilliSecondsBehindSource{name="shop",context="streaming"}, 0))) / 1000), "table", "$1", "consumergroup", "clickhouse[.](.+)"), "name", "shop", "", "")',
  );
  expect(rules({ exporters: { connect: false } }).get(AGE)).not.toContain("debezium");
  expect(rules({ exporters: { kafka: false } }).has(AGE)).toBe(false);
});

test("a table whose consumer group has a name of its own is still called by its name", () => {
  const events = call("clickhouse.mirror", "a.log", { ...ORDERS_NOW.options, consumerGroup: "own+group" });
  expect(rules({}, events).get(AGE)).toContain(', "table", "a.log", "consumergroup", "own\\\\+group")');
});

test("no table is too old before scrapes and heartbeats could say otherwise", () => {
  const limits = (options: JsonObject) => {
    const all = rules(options);
    return [all.get("TableOld"), all.get("TableOldCritical")];
  };
  expect(limits({})).toEqual([`${AGE} > 60`, `${AGE} > 300`]);
  expect(limits({ freshness: { warning: "10m", critical: "2h" } })).toEqual([`${AGE} > 600`, `${AGE} > 7200`]);
  expect(limits({ scrapeInterval: "2m" })).toEqual([`${AGE} > 370`, `${AGE} > 740`]);
  expect(rules({ freshness: { warning: "10m", critical: "2h" } }).get(AGE)).toContain("[8h:2m]");
});
