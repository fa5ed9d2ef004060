import { readFileSync } from "node:fs";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import type { Pipeline } from "../../../src/compiler/model/resource.js";
import { runbooks } from "../../../src/patterns/runbooks/index.js";
import { runbookFiles } from "../../../src/patterns/runbooks/runbook-files.js";
import { prometheus } from "../../../src/systems/prometheus/index.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, sql } from "../../compiler/resolve/loaded.js";

const KAFKA = call("kafka.cluster", "main", { brokers: ["kafka-1:9092", "kafka-2:9092", "kafka-3:9092"], size: 3 });
const SERVERS = call("clickhouse.cluster", "main", {
  shards: [{ replicas: ["one:9000", "two:9000"] }],
  keeper: ["one:9181", "two:9181", "three:9181"],
});
const ON = { cluster: { $ref: "clickhouse.cluster/main" } };

/** Everything that there are recommended alerts for: clusters, measures, a view that is refreshed, a collector. */
export const EVERYTHING: readonly Declaration[] = [
  { ...SHOP, options: { ...SHOP.options, kafka: { $ref: "kafka.cluster/main" }, failover: true, version: 17 } },
  KAFKA,
  SERVERS,
  call("kubernetes.cluster", "prod", {
    namespace: "cdc",
    kafka: "strimzi",
    clickhouse: "altinity",
    connect: { image: "registry.example.com/connect:1" },
    zones: ["a", "b", "c"],
  }),
  ORDERS,
  { ...ORDERS_NOW, options: { ...ORDERS_NOW.options, ...ON } },
  call("clickhouse.materializedView", "a.hourly", {
    ...ON,
    refresh: "EVERY 1 HOUR",
    orderBy: ["id"],
    query: sql("SELECT id FROM a.orders"),
  }),
];

export const WATCHED: JsonObject = {
  notify: { slack: { $secret: "alerting/slack" }, pagerduty: { $secret: "alerting/pager" } },
  measures: { $secret: "clickhouse/monitoring" },
  exporters: { collector: "collector:8888" },
};

export async function watched(options: JsonObject, ...more: readonly Declaration[]): Promise<Pipeline> {
  const { pipeline, diagnostics } = resolved(...more, call("pipeline.monitoring", "monitoring", options));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ detail }) => detail).join("\n"));
  await prometheus.prepare?.(pipeline.resources);
  await runbooks.prepare?.(pipeline.resources);
  return pipeline;
}

/** The pages of a pipeline by their files. */
export function pagesOf(pipeline: Pipeline): ReadonlyMap<string, string> {
  const template = readFileSync(new URL("../../../templates/runbook.md.hbs", import.meta.url), "utf8");
  const context = { pipeline, derivedColumns: new Map(), templates: new Map([["runbook.md.hbs", template]]) };
  return new Map(runbookFiles(context).map(({ path, content }) => [path.replace("runbooks/", ""), content]));
}
