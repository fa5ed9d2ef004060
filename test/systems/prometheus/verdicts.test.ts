import { beforeAll, expect, test } from "vitest";
import { isFollowUp } from "../../../src/compiler/check/follow-ups.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { loadCatalogue } from "../../../src/systems/prometheus/graph/catalogued.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { loadRegularExpressions } from "../../../src/systems/prometheus/promql/types/regular-expressions.js";
import { rateOfGauge } from "../../../src/systems/prometheus/rules/promql/counter-functions.js";
import { unknownMetric } from "../../../src/systems/prometheus/rules/promql/unknown-metric.js";
import { call, resolved } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

beforeAll(async () => {
  await loadGrammar();
  await loadCatalogue();
  await loadRegularExpressions();
});

const APP = call("prometheus.job", "app", {
  targets: ["app:80"],
  exposes: [
    { name: "app_requests_total", type: "counter", labels: ["code"] },
    { name: "app_temperature", type: "gauge" },
    { name: "app_queue", type: "gauge", labels: ["queue"] },
  ],
});
const OTHER = call("prometheus.job", "other", {
  targets: ["other:80"],
  exposes: [{ name: "other_temperature", type: "gauge" }],
});
const POSTGRES = call("prometheus.job", "postgres", { targets: ["exporter:9187"], exposes: "postgres_exporter" });

const TEXTS = { severity: "warning", summary: "It is warm", description: "Open a window." };

/** `alert code text` of what is found in alerts on these expressions. */
function verdicts(...expressions: readonly string[]): readonly string[] {
  const alerts = expressions.map((expression, index) =>
    call(
      "prometheus.alert",
      `A${index + 1}`,
      {
        expr: { $promql: [expression] },
        ...TEXTS,
      },
      index + 10,
    ),
  );
  return found(APP, OTHER, POSTGRES, ...alerts).map((each) =>
    each.replace(/^(\S+) prometheus\.alert\/(\S+) expr/, "$2 $1"),
  );
}

test("a matcher of `job` that takes none tells of itself only, wherever it stands", () => {
  const typo = 'app_temperature{job="apq"} > 1';
  expect(verdicts("app_temperature > 3", typo)).toEqual(["A2 promql/unknown-metric app_temperature"]);
  expect(verdicts(typo, "app_temperature > 3")).toEqual(["A1 promql/unknown-metric app_temperature"]);
});

test.each([
  "app_temperature > other_temperature",
  'rate(app_requests_total{code="500"}[5m]) / app_temperature > 1',
  "app_temperature and pg_up == 0",
  "app_temperature > 3 and absent(app_temperature)",
  "max by (job) (app_temperature) > max by (job) (other_temperature)",
  'app_queue{queue="a"} > app_queue{queue="b"}',
])("sides whose labels differ for certain are never paired: %s", (expression) => {
  expect(verdicts(expression)).toEqual([expect.stringMatching(/^A1 promql\/unmatched-vectors /)]);
});

test.each([
  "app_temperature > ignoring (job, instance) other_temperature",
  "app_temperature > on () other_temperature",
  'app_queue{queue="a"} > ignoring (queue) app_queue{queue="b"}',
  'app_queue{queue="a"} > on (instance) app_queue{queue="b"}',
  'app_queue{queue=~"a|b"} > app_queue{queue=~"b|c"}',
  'sum(rate(app_requests_total{code="500"}[5m])) / sum(app_temperature) > 1',
  "app_temperature > 3 and on () pg_up == 0",
  "app_queue > on (instance) group_left () app_temperature",
  'label_replace(app_temperature, "job", "other", "", "") > ignoring (instance) other_temperature',
])("sides that can be paired: %s", (expression) => {
  expect(verdicts(expression).filter((each) => each.includes("unmatched"))).toEqual([]);
});

test.each([
  "(app_temperature > 3) unless app_temperature",
  "time() - app_temperature > 5 unless app_temperature",
  'app_queue{queue="a"} > 3 unless on (instance) app_queue',
  "app_temperature > 3 and on () absent(app_temperature)",
])("what is there is taken away: %s", (expression) => {
  expect(verdicts(expression)).toEqual([expect.stringMatching(/^A1 prometheus\/alert-never-fires /)]);
});

test.each([
  "app_temperature unless app_temperature offset 1h",
  'app_queue > 3 unless on (instance) app_queue{queue="a"}',
  'app_queue{queue="a"} > 3 and on () absent(app_queue{queue="b"})',
  "app_temperature > 3 unless app_temperature > 5",
])("what is there remains: %s", (expression) => {
  expect(verdicts(expression).filter((each) => each.includes("never"))).toEqual([]);
});

test.each([
  'sum(rate(app_requests_total{code="500"}[5m])) / sum(rate(app_requests_total[5m])) > 0.05',
  'sum by (instance) (rate(app_requests_total{code=~"5.."}[5m])) / sum by (instance) (rate(app_requests_total[5m])) > 0.05',
  '1 - sum(rate(app_requests_total{code="200"}[5m])) / sum(rate(app_requests_total[5m])) > 0.05',
  'sum(rate(app_requests_total{code!="200"}[5m])) / sum(rate(app_requests_total[5m])) > 0.05',
  "histogram_quantile(0.9, sum by (le) (rate(prometheus_http_request_duration_seconds_bucket[5m]))) > 1",
  'label_replace(app_temperature, "host", "$1", "instance", "(.*):.*") > 5',
])("is tested: %s", (expression) => {
  expect(verdicts(expression).filter((each) => each.includes("untested"))).toEqual([]);
});

test.each([
  'app_temperature{instance="nohost:1"} > 1',
  'pg_up{instance=~"app.*"} == 0',
  'ALERTS{alertstate="fired"} > 0',
  'ALERTS{alertname="A2"} > 0',
])("asks for a value that is never there: %s", (expression) => {
  expect(verdicts(expression)).toEqual([expect.stringMatching(/^A1 promql\/unknown-label-value /)]);
});

test.each([
  'app_temperature{instance=~"app:.*"} > 1',
  'app_queue{queue="anything"} > 1',
  'app_temperature{instance!~"nohost.*"} > 1',
])("asks for a value that may be there: %s", (expression) => {
  expect(verdicts(expression)).toEqual([]);
});

test("of a metric that a refused job may expose nothing is said", () => {
  const faulty = call("prometheus.job", "faulty", { targets: ["x:80"], exposes: [{ name: "a.b", type: "gauge" }] }, 2);
  const alert = call("prometheus.alert", "A1", { expr: { $promql: ["a_b > 1"] }, ...TEXTS }, 3);
  const told = (...more: readonly Declaration[]) => {
    const { pipeline, doubts } = resolved(APP, alert, ...more);
    return [...unknownMetric.check(pipeline)].filter((each) => !isFollowUp(each, "error", doubts)).length;
  };
  expect(told()).toBe(1);
  expect(told(faulty)).toBe(0);
});

test("of several alerts that one call declares, as in a function, the one is named", () => {
  const made = (name: string, expr: string) =>
    call("prometheus.alert", name, { expr: { $promql: [expr] }, ...TEXTS }, 9);
  const { pipeline } = resolved(
    APP,
    made("Cold", "app_temperature < 1"),
    made("Warm", "rate(app_temperature[5m]) > 1"),
  );
  expect([...rateOfGauge.check(pipeline)].map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^In `Warm`: `rate` is for counters, and `app_temperature` is a gauge\./),
  ]);
});

test.each([
  ["app_temperature > 5 and app_temperature < 3", "prometheus/alert-never-fires"],
  ["app_temperature > 5 and (app_temperature <= 5)", "prometheus/alert-never-fires"],
  ["app_temperature == 1 and 2 == app_temperature", "prometheus/alert-never-fires"],
  ["app_temperature > app_temperature", "prometheus/alert-never-fires"],
  ["clamp_max(app_temperature, 5) > 10", "prometheus/alert-never-fires"],
  ["app_temperature == app_temperature", "prometheus/alert-always-fires"],
  ["vector(1) > 0", "prometheus/alert-always-fires"],
  ["clamp_min(app_temperature, 5) > 4", "prometheus/alert-always-fires"],
  ["count by (instance) (app_temperature) > 0", "prometheus/alert-always-fires"],
  ["rate(sum(app_requests_total)[5m:1m]) > 1", "promql/rate-of-sum"],
  ["app_requests_total - app_requests_total offset 1h > 3", "promql/difference-of-counter"],
])("%s: %s", (expression, code) => {
  expect(verdicts(expression).map((each) => each.split(" ")[1])).toEqual([code]);
});

test.each([
  "app_temperature >= 5 and app_temperature <= 5",
  "app_temperature > 5 and on () app_temperature < 3",
  "app_temperature > 5 or app_temperature < 3",
  "app_temperature != app_temperature",
  'count by (instance) (app_queue{queue="dead"}) > 0',
  "count(app_temperature > 5) > 0",
  "clamp_max(app_temperature, 5) > 4",
  "app_temperature - app_temperature offset 1h > 3",
])("%s may fire", (expression) => {
  expect(verdicts(expression).filter((each) => !each.includes("untested"))).toEqual([]);
});
