const CHAT = `const chat = alertmanager.receiver("chat", { slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" } });
`;

const ONCALL = `const oncall = alertmanager.receiver("oncall", { pagerduty: { routingKey: secret("alerting/pagerduty-key") } });
`;

const DISK_FULL = `const node = prometheus.job("node", { targets: ["node-exporter:9100"], exposes: "node_exporter" });
const diskFull = prometheus.alert("DiskFull", {
  expr: promql\`node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1\`,
  for: "10m",
  severity: "critical",
  summary: "A disk is nearly full",
  description: "{{ $value | humanizePercentage }} of {{ $labels.mountpoint }} are left.",
  labels: { team: "data" },
});
`;

/** An alert, and whom to tell, for the rules' cases. */
export const CHAT_ALERT = CHAT + DISK_FULL;
export const ALERT = CHAT + ONCALL + DISK_FULL;
