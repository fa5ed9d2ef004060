import { beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../../src/systems/prometheus/graph/catalogued.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { loadRegularExpressions } from "../../../src/systems/prometheus/promql/types/regular-expressions.js";
import { call } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

beforeAll(async () => {
  await loadGrammar();
  await loadCatalogue();
  await loadRegularExpressions();
});

const METRICS = [
  { name: "app_requests_total", type: "counter", labels: ["code"] },
  { name: "app_temperature", type: "gauge" },
  { name: "app_lag_seconds", type: "gauge" },
  { name: "app_success_ratio", type: "gauge" },
];

function verdict(ratio: string): readonly string[] {
  return found(
    call("prometheus.job", "app", { targets: ["app:80"], exposes: METRICS }),
    call("pipeline.slo", "s", { objective: 99, ratio: { $promql: [ratio] } }),
  ).map((each) => each.split(" ")[0] ?? "");
}

test.each([
  ["sum(up)", "slo/not-a-share"],
  ["count(up)", "slo/not-a-share"],
  ["max(up) == 0", "slo/not-a-share"],
  ["max(app_lag_seconds)", "slo/not-a-share"],
  ["avg_over_time(app_temperature[5m])", "slo/perhaps-not-a-share"],
])("%s is %s", (ratio, code) => {
  expect(verdict(ratio)).toEqual([code]);
});

test.each([
  "avg(up)",
  "max(app_lag_seconds) < bool 60",
  "count(up == 1) / count(up)",
  'sum(rate(app_requests_total{code="200"}[5m])) / sum(rate(app_requests_total[5m]))',
  "min(app_success_ratio)",
  "clamp(app_temperature, 0, 1)",
  "1 - avg(up == bool 0)",
  "avg(up) and on () (hour() > 6)",
  "avg(up) or vector(0)",
])("%s is a share", (ratio) => {
  expect(verdict(ratio)).toEqual([]);
});
