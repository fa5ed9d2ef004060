import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { duration, nonEmptyText, oneOf, promqlText, reference } from "../../../compiler/resolve/shapes.js";
import { labelsBut } from "./labels.js";

export const alertSchema = z.strictObject({
  expr: promqlText,
  for: duration.optional(),
  keepFiringFor: duration.optional(),
  severity: oneOf(["critical", "warning", "info"]),
  summary: nonEmptyText,
  description: nonEmptyText,
  runbook: nonEmptyText.optional(),
  dashboard: z
    .union([z.url({ protocol: /^https?$/ }), reference("grafana.dashboard")], {
      error: "must be a URL, or the constant of a grafana.dashboard",
    })
    .optional(),
  labels: labelsBut("alertname", "severity").default({}),
  annotations: labelsBut("summary", "description", "runbook_url").default({}),
  group: nonEmptyText.optional(),
  interval: duration.optional(),
});
export type AlertSpec = z.infer<typeof alertSchema>;
export const ALERT: KindOf<AlertSpec> = { kind: "prometheus.alert" };
