import { z } from "zod";
import { nonEmptyText, oneOf, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { fieldShape, override } from "./field.js";
import { calculation, datasourceChoice, json, link, placedShape, queryText, span, yesOrNo } from "./shapes.js";

const MOST_ROWS = 1000;

const place = {
  ...placedShape,
  title: z.string({ error: "must be a text" }),
  description: z.string({ error: "must be a text" }).optional(),
  width: wholeNumber(1, 24).optional(),
  height: wholeNumber(1, MOST_ROWS).optional(),
  at: z
    .strictObject({
      x: wholeNumber(0, Number.MAX_SAFE_INTEGER),
      y: wholeNumber(0, Number.MAX_SAFE_INTEGER),
      w: wholeNumber(1, Number.MAX_SAFE_INTEGER),
      h: wholeNumber(1, MOST_ROWS),
    })
    .optional(),
  transparent: yesOrNo.optional(),
  links: z.array(link, { error: "must be a list of links" }).optional(),
  repeat: nonEmptyText.optional(),
  repeatDirection: oneOf(["horizontal", "vertical"]).optional(),
  maxPerRow: wholeNumber(1, 24).optional(),
};

export const queryOptions = z.strictObject({
  query: queryText,
  datasource: datasourceChoice.optional(),
  legendFormat: z.string({ error: "must be a text" }).optional(),
  instant: yesOrNo.optional(),
  format: oneOf(["timeseries", "table", "logs", "traces", "heatmap"]).optional(),
  hide: yesOrNo.optional(),
});
export type QuerySpec = z.infer<typeof queryOptions>;

const data = {
  ...place,
  ...fieldShape,
  query: queryText.optional(),
  queries: z
    .array(z.union([queryText, queryOptions], { error: "must be SQL, PromQL, or { query, … }" }), {
      error: "must be a list of queries",
    })
    .min(1, { error: "must have a query" })
    .optional(),
  datasource: datasourceChoice.optional(),
  legendFormat: z.string({ error: "must be a text" }).optional(),
  overrides: z.array(override, { error: "must be a list of overrides" }).optional(),
  interval: span.optional(),
  maxDataPoints: wholeNumber(1, 100_000).optional(),
  timeFrom: span.optional(),
  timeShift: span.optional(),
  transformations: z
    .array(z.strictObject({ id: nonEmptyText, options: json.optional() }), {
      error: "must be a list of transformations, each { id, options }",
    })
    .optional(),
  options: json.optional(),
  custom: json.optional(),
};

/** A panel that shows data has something to ask. */
function withQuery<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .strictObject(shape)
    .refine((panel) => "query" in panel !== "queries" in panel, { error: "must have `query`, or `queries`" });
}

const legend = z.strictObject({
  show: yesOrNo.optional(),
  mode: oneOf(["list", "table"]).optional(),
  placement: oneOf(["bottom", "right"]).optional(),
  values: z.array(calculation, { error: 'must be a list such as ["last", "max"]' }).optional(),
});
export type LegendSpec = z.infer<typeof legend>;
const stack = oneOf(["none", "normal", "percent"]);
const showValue = oneOf(["auto", "always", "never"]);
const fraction = z.number({ error: "must be a number from 0 to 1" }).min(0).max(1);

export const timeseries = withQuery({
  type: z.literal("timeseries"),
  ...data,
  legend: legend.optional(),
  draw: oneOf(["line", "bars", "points"]).optional(),
  interpolation: oneOf(["linear", "smooth", "stepBefore", "stepAfter"]).optional(),
  fill: wholeNumber(0, 100).optional(),
  lineWidth: wholeNumber(0, 10).optional(),
  stack: stack.optional(),
  connectNulls: z.union([z.boolean(), z.number()], { error: "must be true, false or milliseconds" }).optional(),
  axisLabel: z.string({ error: "must be a text" }).optional(),
  logBase: z.union([z.literal(2), z.literal(10)], { error: "must be 2 or 10" }).optional(),
  showThresholds: oneOf(["off", "line", "dashed", "area", "line+area"]).optional(),
});
export const stat = withQuery({
  type: z.literal("stat"),
  ...data,
  calculate: calculation.optional(),
  field: z.string({ error: "must be a text" }).optional(),
  colorMode: oneOf(["none", "value", "background", "background_solid"]).optional(),
  graph: oneOf(["none", "area"]).optional(),
  text: oneOf(["auto", "value", "value_and_name", "name", "none"]).optional(),
});
export const gauge = withQuery({
  type: z.literal("gauge"),
  ...data,
  calculate: calculation.optional(),
  field: z.string({ error: "must be a text" }).optional(),
  thresholdLabels: yesOrNo.optional(),
});
export const table = withQuery({
  type: z.literal("table"),
  ...data,
  sortBy: z
    .array(z.strictObject({ column: nonEmptyText, descending: yesOrNo.optional() }), {
      error: "must be a list of columns, each { column, descending }",
    })
    .optional(),
  filterable: yesOrNo.optional(),
});
export const barchart = withQuery({
  type: z.literal("barchart"),
  ...data,
  legend: legend.optional(),
  x: nonEmptyText.optional(),
  orientation: oneOf(["auto", "horizontal", "vertical"]).optional(),
  stack: stack.optional(),
  showValue: showValue.optional(),
});
export const heatmap = withQuery({
  type: z.literal("heatmap"),
  ...data,
  bucket: yesOrNo.optional(),
  scheme: nonEmptyText.optional(),
});
export const stateTimeline = withQuery({
  type: z.literal("stateTimeline"),
  ...data,
  legend: legend.optional(),
  merge: yesOrNo.optional(),
  showValue: showValue.optional(),
  rowHeight: fraction.optional(),
});
export const logs = withQuery({
  type: z.literal("logs"),
  ...data,
  order: oneOf(["descending", "ascending"]).optional(),
  wrap: yesOrNo.optional(),
  showTime: yesOrNo.optional(),
  showLabels: yesOrNo.optional(),
  deduplicate: oneOf(["none", "exact", "numbers", "signature"]).optional(),
});
export const text = z.strictObject({
  type: z.literal("text"),
  ...place,
  content: z.string({ error: "must be a text" }),
  mode: oneOf(["markdown", "html", "code"]).optional(),
});
