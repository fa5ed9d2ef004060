import { promql, slo } from "headrace";

// ── What is promised ────────────────────────────────────────────────────────
// The document's service levels. Burning through a month's budget is what wakes somebody, not each bad minute.

export const freshness = slo("data_freshness", {
  objective: 99.9,
  window: "30d",
  ratio: promql`max(debezium_metrics_MilliSecondsBehindSource{context="streaming"}) < bool 60000`,
  description: "Changes are read within 60 seconds of their commit, 99.9 % of the time.",
  labels: { team: "data" },
});

export const availability = slo("availability", {
  objective: 99.95,
  window: "30d",
  // One by one: of what is gone altogether nothing is left to be the least.
  ratio: promql`min(up{job="clickhouse"}) * min(up{job="connect"}) * min(up{job="kafka"})`,
  description: "ClickHouse, Connect and every broker answer, 99.95 % of the time.",
  labels: { team: "data" },
});

export const recovery = slo("recovery", {
  objective: 99.95,
  window: "30d",
  ratio: promql`max_over_time((min(up{job="clickhouse"}) * min(up{job="connect"}) * min(up{job="kafka"}))[15m:1m])`,
  description: "Whatever has failed answers again within 15 minutes.",
  labels: { team: "data" },
});
