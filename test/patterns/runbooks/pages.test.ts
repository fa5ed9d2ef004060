import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { ofKind, type Pipeline } from "../../../src/compiler/model/resource.js";
import { pageNames } from "../../../src/patterns/runbooks/page-names.js";
import { annotationsOf } from "../../../src/systems/prometheus/public.js";
import { ALERT } from "../../../src/systems/prometheus/schema.js";
import { call, ORDERS, ORDERS_NOW, SHOP, sql } from "../../compiler/resolve/loaded.js";
import { EVERYTHING, pagesOf, WATCHED, watched } from "./watched.js";

const promql = (text: string): JsonObject => ({ $promql: [text] });
const alert = (name: string, expr: string, more: JsonObject = {}) =>
  call("prometheus.alert", name, {
    expr: promql(expr),
    severity: "warning",
    summary: `${name} at {{ $labels.instance }}`,
    description: "It is {{ $value | humanize }} | <now>.",
    ...more,
  });

const METRIC = call("clickhouse.metric", "shop_orders_last_hour", {
  help: "Orders within the last hour",
  query: sql("SELECT count() AS value\n      FROM a.orders\n      WHERE status = 'paid'"),
});
const FEW = alert("FewOrders", "shop_orders_last_hour < 5", {
  for: "30m",
  runbook: "See whether the shop answers, then `status` of payments.",
});
const OPTIONS: JsonObject = {
  notify: { slack: { $secret: "alerting/slack" } },
  measures: { $secret: "clickhouse/monitoring" },
  owner: { slack: "#shop", runbooks: "https://runbooks.example.com/shop/" },
};

const all = (options: JsonObject = OPTIONS, ...more: Declaration[]) =>
  watched(options, SHOP, ORDERS, ORDERS_NOW, METRIC, FEW, ...more);

test("the page of a recommended alert", async () => {
  await expect(pagesOf(await all()).get("replication-slot-inactive.md")).toMatchFileSnapshot("slot-inactive.txt");
});

test("the page of an alert that the author wrote: what its metric is made of, and what he says is done", async () => {
  await expect(pagesOf(await all()).get("few-orders.md")).toMatchFileSnapshot("few-orders.txt");
});

test("the tree of two alerts", async () => {
  const down = alert("ShopDown", 'up{job="connect"} == 0', { severity: "critical" });
  const pipeline = await all({ ...OPTIONS, alerts: "none" }, down);
  await expect(pagesOf(pipeline).get("decision-tree.md")).toMatchFileSnapshot("small-tree.txt");
});

test("a pipeline that nobody watches has none", async () => {
  const pages = pagesOf(await watched({ alerts: "none" }, SHOP, ORDERS, ORDERS_NOW));
  expect([...pages.keys()]).toEqual([]);
});

test("who is told is who the routes lead to, and when not", async () => {
  const pages = pagesOf(
    await all({
      ...OPTIONS,
      notify: { slack: { $secret: "alerting/slack" }, pagerduty: { $secret: "alerting/pager" } },
      maintenance: { weekdays: ["sunday"], times: ["02:00-04:00"] },
    }),
  );
  const told = (page: string) => /^\*\*.*$/m.exec(pages.get(page) ?? "")?.[0];
  expect(told("connector-down.md")).toBe("**critical**, after 5m. Told: `on-call` (PagerDuty), `team` (Slack #shop).");
  expect(told("consumer-lag.md")).toBe(
    "**warning**, after 5m at `> 1000`. Told: `team` (Slack #shop) but not during `maintenance`.",
  );
  const nobody = pagesOf(await all({ ...OPTIONS, notify: undefined as never }));
  expect(nobody.get("consumer-lag.md")).toContain(
    "**warning**, after 5m at `> 1000`. Nobody is told: the pipeline has no route.",
  );
});

test("in Kubernetes servers are reached by the names that they have there, and zones are shown", async () => {
  const pages = pagesOf(await watched(WATCHED, ...EVERYTHING));
  const index = pages.get("README.md");
  expect(index).toContain("kubectl --namespace cdc port-forward service/connect-connect-api 8083:8083");
  expect(index).toContain("name each pod in `CLICKHOUSE`.");
  const available = pages.get("high-availability.md");
  expect(available).toContain("| spread over zones | `a`, `b`, `c` | fine |");
  expect(available).toContain("kubectl get nodes --label-columns topology.kubernetes.io/zone");
  expect(available).toContain("| slot of `shop` on standbys | `failover: true` | goes on at the promoted standby |");
  expect(available).toContain("| keepers of `main` | 3 | fine |");
});

test("a thousand alerts of one's own have their pages within seconds", { timeout: 30_000 }, async () => {
  const many = Array.from({ length: 1000 }, (_, index) => alert(`Own${index}`, `up{job="connect"} < ${index + 1}`));
  const pipeline = await all(OPTIONS, ...many);
  const start = performance.now();
  expect(pagesOf(pipeline).size).toBeGreaterThan(1000);
  expect(performance.now() - start).toBeLessThan(8000);
});

describe("the link from an alert to its page", () => {
  const annotations = (pipeline: Pipeline, name: string) => {
    const found = ofKind(pipeline.resources.values(), ALERT).find((each) => each.name === name);
    const { runbook, runbook_url: url, action } = found === undefined ? {} : annotationsOf(found.spec);
    return { runbook, url, action: action?.slice(0, 12) };
  };
  const base = "https://runbooks.example.com/shop";

  test("is there for each, beside what is to be done", async () => {
    const pipeline = await all(OPTIONS, alert("Bare", "up == 0"));
    expect(annotations(pipeline, "ConsumerLag")).toEqual({
      runbook: undefined,
      url: `${base}/consumer-lag.md`,
      action: "Look at inse",
    });
    expect(annotations(pipeline, "FewOrders")).toEqual({
      runbook: "See whether the shop answers, then `status` of payments.",
      url: `${base}/few-orders.md`,
      action: undefined,
    });
    expect(annotations(pipeline, "Bare").url).toBe(`${base}/bare.md`);
  });

  test("is the author's own where he names one", async () => {
    const own = alert("Own", "up == 0", { runbook: "https://wiki.example.com/own" });
    const pipeline = await all(OPTIONS, own);
    expect(annotations(pipeline, "Own").url).toBe("https://wiki.example.com/own");
    expect(pagesOf(pipeline).get("own.md")).toContain("- The author's own page: <https://wiki.example.com/own>");
  });

  test("is left out where nobody says where pages are", async () => {
    const pipeline = await all({ measures: { $secret: "clickhouse/monitoring" } });
    expect(annotations(pipeline, "ConsumerLag")).toEqual({
      runbook: expect.stringContaining("Look at inserts"),
      url: undefined,
      action: undefined,
    });
  });
});

test("each alert has a page of its own, on every file system and in every address", () => {
  expect([...pageNames(["ConsumerLag", "consumer-lag", "README", "Kpis", "ÄÖ", "a b"])]).toEqual([
    ["ConsumerLag", "consumer-lag"],
    ["Kpis", expect.stringMatching(/^kpis-[0-9a-f]{8}$/)],
    ["README", expect.stringMatching(/^readme-[0-9a-f]{8}$/)],
    ["a b", "a-b"],
    ["consumer-lag", expect.stringMatching(/^consumer-lag-[0-9a-f]{8}$/)],
    ["ÄÖ", expect.stringMatching(/^[0-9a-f]{8}$/)],
  ]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: "grapheme" })), (alerts) => {
      const names = [...pageNames(alerts).values()];
      expect(new Set(names).size).toBe(alerts.length);
      for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,100}$/);
    }),
  );
});
