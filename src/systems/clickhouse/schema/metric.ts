import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, oneOf, reference, sqlText } from "../../../compiler/resolve/shapes.js";

const label = z
  .string({ error: "must be the name of a column" })
  .regex(/^[A-Za-z_]\w*$/, { error: "must be a label's name: letters, digits and underscores" })
  .refine((name) => !name.startsWith("__"), { error: "must not begin with __: Prometheus keeps such labels to itself" })
  .refine((name) => name !== "value", { error: "must not be `value`: that is the metric's own column" });

export const metricSchema = z.strictObject({
  help: nonEmptyText,
  type: oneOf(["gauge", "counter"]).default("gauge"),
  labels: z
    .array(label, { error: "must be a list of columns" })
    .refine((labels) => new Set(labels).size === labels.length, { error: "must name each column once" })
    .default([]),
  query: sqlText,
  cluster: reference("clickhouse.cluster").optional(),
});
export type MetricSpec = z.infer<typeof metricSchema>;
export const METRIC: KindOf<MetricSpec> = { kind: "clickhouse.metric" };

/** Where a server answers with the metrics of the pipeline. */
export const METRICS_PATH = "/metrics/pipeline";
