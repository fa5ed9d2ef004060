import { beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../../src/systems/prometheus/graph/catalogued.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { loadRegularExpressions } from "../../../src/systems/prometheus/promql/types/regular-expressions.js";
import { call, ORDERS, ORDERS_NOW, SHOP } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

beforeAll(async () => {
  await loadGrammar();
  await loadCatalogue();
  await loadRegularExpressions();
});

const PROMISED = call("pipeline.slo", "fresh", {
  objective: 99.9,
  ratio: { $promql: ["max(table:age_seconds:max) < bool 60"] },
});

test("what is recommended passes every rule that holds for what is written by hand", () => {
  const watch = call("pipeline.monitoring", "monitoring", {
    notify: { slack: { $secret: "alerting/slack" } },
    measures: { $secret: "clickhouse/monitoring" },
    owner: { team: "data" },
    maintenance: { weekdays: ["sunday"], times: ["02:00-04:00"] },
    exporters: { collector: "collector:8888" },
  });
  expect(found(SHOP, ORDERS, ORDERS_NOW, PROMISED, watch)).toEqual([]);
});

test("that targets are missing may be told where they are found at run time, and not where they are listed", () => {
  const job = call("prometheus.job", "shop", { targets: ["shop:9000"], exposes: [{ name: "carts", type: "gauge" }] });
  const gone = call("prometheus.alert", "ShopGone", {
    expr: { $promql: ['absent(up{job="shop"})'] },
    severity: "critical",
    summary: "The shop is gone",
    description: "It is not there.",
  });
  const never = (each: string): boolean => each.includes("never-fires");
  expect(found(job, gone).filter(never)).toHaveLength(1);
  const cluster = call("kubernetes.cluster", "prod", { namespace: "shop", monitoring: "prometheus-operator" });
  expect(found(job, gone, cluster).filter(never)).toEqual([]);
});
