import { type MonitoringOptions, monitoring, secret } from "headrace";

// ── What is watched ─────────────────────────────────────────────────────────
// Alerts on each part, with their tests and who is told, follow from what is deployed. Here stand the levels that the
// document names, and what only its team can know.

export const watch = (exporters: MonitoringOptions["exporters"] = {}) =>
  monitoring({
    freshness: { warning: "60s", critical: "5m" },
    thresholds: { consumerLag: 1000, usage: 0.8 },
    notify: { slack: secret("alerting/slack-url"), pagerduty: secret("alerting/pagerduty-key") },
    measures: secret("clickhouse/monitoring-password"),
    exporters,
    owner: {
      team: "data",
      slack: "#data-alerts",
      runbooks: "https://runbooks.example.com/postgres-cdc",
      dashboards: "https://grafana.example.com",
    },
    maintenance: { weekdays: ["sunday"], times: ["02:00-04:00"] },
  });
