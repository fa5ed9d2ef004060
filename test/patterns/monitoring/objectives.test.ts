import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { PromqlText } from "../../../src/compiler/model/reference.js";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { DASHBOARD, panelsOf, queriesOf } from "../../../src/systems/grafana/public.js";
import { promqlString } from "../../../src/systems/prometheus/public.js";
import { ALERT } from "../../../src/systems/prometheus/schema.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, shown } from "../../compiler/resolve/loaded.js";

const PROMISED = call("pipeline.slo", "fresh", {
  objective: 99.9,
  ratio: { $promql: ["max(table:age_seconds:max) < bool 60"] },
});
const OWN = call("prometheus.alert", "OwnAlert", {
  expr: { $promql: ["sum(up) < 1"] },
  severity: "warning",
  summary: "own",
  description: "own",
  labels: { team: "sales" },
});

function watched(options: JsonObject) {
  const { pipeline, diagnostics } = resolved(
    SHOP,
    ORDERS,
    ORDERS_NOW,
    PROMISED,
    OWN,
    call("pipeline.monitoring", "monitoring", { notify: { slack: { $secret: "alerting/slack" } }, ...options }),
  );
  expect(shown(diagnostics)).toEqual([]);
  return [...pipeline.resources.values()];
}

test("each objective has its budget, what was kept and its burn rates on a dashboard", () => {
  const board = ofKind(watched({}), DASHBOARD).find(({ name }) => name === "objectives");
  if (board === undefined) throw new Error("There is no dashboard");
  const isPromql = (query: object): query is PromqlText => "$promql" in query;
  const asked = panelsOf(board.spec).flatMap(({ panel }) =>
    queriesOf(panel).map(({ query }) => [panel.title, isPromql(query) ? promqlString(query) : ""]),
  );
  expect(asked).toEqual([
    ["Budget left", "slo:fresh:budget_left"],
    ["Burn rate of the last hour", "slo:fresh:errors_ratio_rate1h / 0.001"],
    ["Kept over 30d", "1 - slo:fresh:errors_ratio_rate30d"],
    ["Budget left over time", "slo:fresh:budget_left"],
    ["Burn rate", "slo:fresh:errors_ratio_rate1h / 0.001"],
    ["Burn rate", "slo:fresh:errors_ratio_rate6h / 0.001"],
    ["Burn rate", "slo:fresh:errors_ratio_rate1d / 0.001"],
    ["Burn rate", "slo:fresh:errors_ratio_rate3d / 0.001"],
  ]);
  const rate = panelsOf(board.spec).find(({ panel }) => panel.title === "Burn rate")?.panel;
  expect(rate).toMatchObject({ thresholds: [{ color: "transparent" }, { value: 14.4, color: "red" }] });
});

test("its alerts, and those written by hand, are the owner's unless they say whose they are", () => {
  const owner = { team: "data", dashboards: "https://grafana.example.com" };
  const alerts = new Map(ofKind(watched({ owner }), ALERT).map(({ name, spec }) => [name, spec]));
  expect(alerts.get("FreshBurnsFast")).toMatchObject({
    labels: { team: "data" },
    dashboard: expect.stringMatching(/^https:\/\/grafana\.example\.com\/d\/objectives-[0-9a-f]{8}$/),
  });
  expect(alerts.get("OwnAlert")?.labels).toEqual({ team: "sales" });
  expect(ofKind(watched({}), ALERT).find(({ name }) => name === "FreshBurnsFast")?.spec.labels).toEqual({});
});
