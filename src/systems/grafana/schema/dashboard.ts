import { z } from "zod";
import { nonEmptyText, oneOf, reference } from "../../../compiler/resolve/shapes.js";
import { barchart, gauge, heatmap, logs, stat, stateTimeline, table, text, timeseries } from "./panel.js";
import { datasourceChoice, link, personal, placedShape, queryText, span, uid, yesOrNo } from "./shapes.js";
import { variable } from "./variable.js";

const NO_PANEL = "must be a panel or a row: grafana.timeseries(…), grafana.stat(…), grafana.row(…)";
const PANELS = [timeseries, stat, gauge, table, barchart, heatmap, stateTimeline, logs, text] as const;

const panel = z.lazy(() =>
  z.discriminatedUnion("type", PANELS, {
    error: "must be a panel: grafana.timeseries(…), grafana.stat(…)",
  }),
);
export type PanelSpec = z.infer<typeof panel>;
/** A panel that shows data. */
export type DataPanelSpec = Exclude<PanelSpec, { type: "text" }>;

const row = z.lazy(() =>
  z.strictObject({
    type: z.literal("row"),
    ...placedShape,
    title: z.string({ error: "must be a text" }),
    panels: z.array(panel, { error: "must be a list of panels" }),
    collapsed: yesOrNo.optional(),
    repeat: nonEmptyText.optional(),
  }),
);
export type RowSpec = z.infer<typeof row>;

const annotation = z.lazy(() =>
  z.strictObject({
    name: nonEmptyText,
    query: queryText,
    datasource: datasourceChoice.optional(),
    personal: personal.optional(),
    color: nonEmptyText.optional(),
    title: nonEmptyText.optional(),
    text: nonEmptyText.optional(),
    enabled: yesOrNo.optional(),
  }),
);
export type AnnotationSpec = z.infer<typeof annotation>;

const time = z.lazy(() =>
  z
    .string({ error: 'must be a time such as "now-6h"' })
    .regex(/^(now([+-]\d+[smhdwMy])*(\/[smhdwMyQ])?|\d{4}-\d\d-\d\d([T ][\d:.]+Z?)?)$/, {
      error: 'must be a time such as "now-6h", "now/d" or "2026-01-31"',
    }),
);

export const dashboardSchema = z.lazy(() =>
  z.strictObject({
    title: nonEmptyText,
    description: z.string({ error: "must be a text" }).optional(),
    folder: reference("grafana.folder").optional(),
    tags: z.array(nonEmptyText, { error: "must be a list of tags" }).optional(),
    panels: z
      .array(z.discriminatedUnion("type", [...PANELS, row], { error: NO_PANEL }), {
        error: "must be a list of panels and rows",
      })
      .optional(),
    rows: z.array(row, { error: "must be a list of rows: grafana.row(…)" }).optional(),
    variables: z.array(variable, { error: "must be a list of variables" }).optional(),
    links: z.array(link, { error: "must be a list of links" }).optional(),
    annotations: z.array(annotation, { error: "must be a list of annotations, each { name, query }" }).optional(),
    refresh: span.optional(),
    from: time.optional(),
    to: time.optional(),
    timezone: nonEmptyText.optional(),
    tooltip: oneOf(["off", "crosshair", "tooltip"]).optional(),
    editable: yesOrNo.optional(),
    uid: uid.optional(),
  }),
);
export type DashboardSpec = z.infer<typeof dashboardSchema>;
