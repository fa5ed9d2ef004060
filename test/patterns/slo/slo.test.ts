import { beforeAll, expect, it, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { burns } from "../../../src/patterns/slo/burn.js";
import { loadCatalogue } from "../../../src/systems/prometheus/graph/catalogued.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { promqlString } from "../../../src/systems/prometheus/public.js";
import { ALERT, RECORD } from "../../../src/systems/prometheus/schema.js";
import { call, resolved, shown } from "../../compiler/resolve/loaded.js";
import { found } from "../../rules/found.js";

beforeAll(async () => {
  await loadGrammar();
  await loadCatalogue();
});

const text = (promql: string): JsonObject => ({ $promql: [promql] });

function rulesOf(options: JsonObject): readonly string[] {
  const { pipeline, diagnostics } = resolved(call("pipeline.slo", "order API", options));
  expect(shown(diagnostics)).toEqual([]);
  const all = [...pipeline.resources.values()];
  return [...ofKind(all, RECORD), ...ofKind(all, ALERT)].map(
    ({ name, spec }) => `${name} = ${promqlString(spec.expr)}`,
  );
}

it("of events is a rate over each window, and alerts at the workbook's paces", () => {
  const rules = rulesOf({ objective: 99.9, good: text('ok{a="b"}'), total: text("all") });
  expect(rules).toEqual([
    'slo:order_api:errors_ratio_rate1h = 1 - (sum(rate(ok{a="b"}[1h])) or 0 * sum(rate(all[1h]))) / sum(rate(all[1h]))',
    'slo:order_api:errors_ratio_rate30m = 1 - (sum(rate(ok{a="b"}[30m])) or 0 * sum(rate(all[30m]))) / sum(rate(all[30m]))',
    'slo:order_api:errors_ratio_rate5m = 1 - (sum(rate(ok{a="b"}[5m])) or 0 * sum(rate(all[5m]))) / sum(rate(all[5m]))',
    'slo:order_api:errors_ratio_rate6h = 1 - (sum(rate(ok{a="b"}[6h])) or 0 * sum(rate(all[6h]))) / sum(rate(all[6h]))',
    'slo:order_api:errors_ratio_rate1d = 1 - (sum(rate(ok{a="b"}[1d])) or 0 * sum(rate(all[1d]))) / sum(rate(all[1d]))',
    'slo:order_api:errors_ratio_rate2h = 1 - (sum(rate(ok{a="b"}[2h])) or 0 * sum(rate(all[2h]))) / sum(rate(all[2h]))',
    'slo:order_api:errors_ratio_rate3d = 1 - (sum(rate(ok{a="b"}[3d])) or 0 * sum(rate(all[3d]))) / sum(rate(all[3d]))',
    "slo:order_api:errors_ratio_rate30d = avg_over_time(slo:order_api:errors_ratio_rate5m[30d])",
    "slo:order_api:budget_left = 1 - slo:order_api:errors_ratio_rate30d / 0.001",
    "OrderAPIBurnsFast = (slo:order_api:errors_ratio_rate1h > 0.0144 and slo:order_api:errors_ratio_rate5m > 0.0144) or (slo:order_api:errors_ratio_rate6h > 0.006 and slo:order_api:errors_ratio_rate30m > 0.006)",
    "OrderAPIBurnsSlowly = (slo:order_api:errors_ratio_rate1d > 0.003 and slo:order_api:errors_ratio_rate2h > 0.003) or (slo:order_api:errors_ratio_rate3d > 0.001 and slo:order_api:errors_ratio_rate6h > 0.001)",
    'OrderAPIUnmeasured = absent(slo:order_api:errors_ratio_rate5m{slo="order API"})',
  ]);
});

it("of a share is its average", () => {
  const rules = rulesOf({ objective: 99, window: "4w", ratio: text("max(lag) < bool 60") });
  expect(rules).toContain(
    "slo:order_api:errors_ratio_rate5m = 1 - avg_over_time(((max(lag) < bool 60) or on () 0 * count(up offset 10m))[5m:1m])",
  );
  expect(rules).toContain("slo:order_api:errors_ratio_rate1h = avg_over_time(slo:order_api:errors_ratio_rate5m[1h])");
  expect(rules).toContain("slo:order_api:errors_ratio_rate4w = avg_over_time(slo:order_api:errors_ratio_rate5m[4w])");
});

test("a pace of more errors than all is left out", () => {
  expect(burns(90, 30 * 86_400_000)).toEqual({
    page: [{ long: "6h", short: "30m", errors: 0.6 }],
    ticket: [
      { long: "1d", short: "2h", errors: 0.3 },
      { long: "3d", short: "6h", errors: 0.1 },
    ],
  });
});

test.each([
  [{ objective: 100, ratio: text("x") }, "must be less than 100"],
  [{ objective: 99 }, "must be given, or `good` and `total`"],
  [{ objective: 99, good: text("x") }, "must stand beside `good`"],
  [{ objective: 99, good: text("x"), total: text("y"), ratio: text("z") }, "must stand alone"],
  [{ objective: 99, window: "1d", ratio: text("x") }, "must be from 7d to 90d"],
])("%j is refused: %s", (options, message) => {
  expect(shown(resolved(call("pipeline.slo", "x", options)).diagnostics).join("\n")).toContain(message);
});

test("a window that Prometheus does not keep is refused where its record is", () => {
  expect(
    found(
      call("prometheus.server", "prometheus", { retention: "15d" }),
      call("prometheus.job", "prometheus", { targets: ["prometheus:9090"], exposes: "prometheus" }),
      call("pipeline.slo", "scraped", { objective: 99.9, ratio: text('avg(up{job="prometheus"})') }),
    ).filter((each) => each.includes("window")),
  ).toEqual(["promql/window-beyond-retention pipeline.slo/scraped slo:scraped:errors_ratio_rate5m[30d]"]);
});
