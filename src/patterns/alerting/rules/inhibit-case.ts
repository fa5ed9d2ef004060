import { ALERT } from "./cases.js";

/** Two alerts, of which one silences the other in some way. */
export function inhibiting(inhibition: string): string {
  return `${ALERT}const diskFilling = prometheus.alert("DiskFilling", {
  expr: promql\`node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.2\`,
  for: "10m",
  severity: "warning",
  summary: "A disk is filling",
  description: "{{ $value | humanizePercentage }} of {{ $labels.mountpoint }} are left.",
});
const tellsMore = alertmanager.inhibit("tells-more", ${inhibition});
const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity="critical"'], receiver: oncall }],
});

const listed = [node, diskFull, diskFilling, root, tellsMore];
`;
}
