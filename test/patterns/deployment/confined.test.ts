import { beforeAll, expect, test } from "vitest";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { loadCatalogue } from "../../../src/systems/prometheus/graph/catalogued.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { loadRegularExpressions } from "../../../src/systems/prometheus/promql/types/regular-expressions.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

beforeAll(async () => {
  await Promise.all([loadGrammar(), loadCatalogue(), loadRegularExpressions()]);
});

const CLUSTER = { monitoring: "prometheus-operator", certificate: "clickhouse-tls" };
const own = call("prometheus.job", "shop", {
  targets: ["shop:9000"],
  exposes: [{ name: "shop_carts", type: "gauge" }],
});
const record = call("prometheus.record", "shop:carts:max", { expr: { $promql: ["max(shop_carts)"] } });

/** The expressions of rules as they are on Kubernetes. */
function expressions(...exprs: readonly string[]): readonly unknown[] {
  const rules = exprs.map((expr) => ({ alert: "A", expr, labels: { severity: "critical" } }));
  const artifact: Artifact = {
    path: "prometheus/rules/x.yaml",
    content: JSON.stringify({ groups: [{ name: "x", rules }] }),
    resources: [],
  };
  const watch = call("pipeline.monitoring", "monitoring", {});
  const { one } = deployed(CLUSTER, [own, record, watch], [artifact]);
  const spec = one("PrometheusRule", "x").spec as JsonObject;
  return JSON.parse(JSON.stringify(spec)).groups[0].rules;
}

test("what is scraped in the namespace is asked for in it, and so is what is recorded of it", () => {
  const found = expressions(
    'absent(kafka_connect_connector_status{connector="shop",status="running"})',
    "sum(rate(ClickHouseProfileEvents_Query[5m])) / sum(rate(ClickHouseProfileEvents_Query{}[5m] offset 1d)) > 2",
    'up{job=~"kafka|connect"} == 0 or absent(up)',
    "shop:carts:max > 1",
  );
  expect(found).toEqual(
    [
      'absent(kafka_connect_connector_status{namespace="analytics",connector="shop",status="running"})',
      'sum(rate(ClickHouseProfileEvents_Query{namespace="analytics"}[5m])) / sum(rate(ClickHouseProfileEvents_Query{namespace="analytics"}[5m] offset 1d)) > 2',
      'up{namespace="analytics",job=~"kafka|connect"} == 0 or absent(up{namespace="analytics"})',
      'shop:carts:max{namespace="analytics"} > 1',
    ].map((expr) => ({ alert: "A", expr, labels: { namespace: "analytics", severity: "critical" } })),
  );
});

test("what may be scraped elsewhere is asked for as it is written", () => {
  const found = expressions("shop_carts > 1", 'up{job="shop"} == 0', 'up{job=~"shop|kafka"} == 0', "1 > vector(0)");
  expect(found).toMatchObject(
    ["shop_carts > 1", 'up{job="shop"} == 0', 'up{job=~"shop|kafka"} == 0', "1 > vector(0)"].map((expr) => ({ expr })),
  );
});
