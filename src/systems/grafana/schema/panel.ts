import { z } from "zod";
import { nonEmptyText, oneOf, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { data, place } from "./panel-shape.js";
import { calculation, yesOrNo } from "./shapes.js";

/** A panel that shows data has something to ask. */
function withQuery<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .strictObject(shape)
    .refine((panel) => "query" in panel !== "queries" in panel, { error: "must have `query`, or `queries`" });
}

const legend = z.lazy(() =>
  z.strictObject({
    show: yesOrNo.optional(),
    mode: oneOf(["list", "table"]).optional(),
    placement: oneOf(["bottom", "right"]).optional(),
    values: z.array(calculation, { error: 'must be a list such as ["last", "max"]' }).optional(),
  }),
);
export type LegendSpec = z.infer<typeof legend>;
const stack = z.lazy(() => oneOf(["none", "normal", "percent"]));
const showValue = z.lazy(() => oneOf(["auto", "always", "never"]));
const fraction = z.lazy(() => z.number({ error: "must be a number from 0 to 1" }).min(0).max(1));

export const timeseries = z.lazy(() =>
  withQuery({
    type: z.literal("timeseries"),
    ...data(),
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
  }),
);
export const stat = z.lazy(() =>
  withQuery({
    type: z.literal("stat"),
    ...data(),
    calculate: calculation.optional(),
    field: z.string({ error: "must be a text" }).optional(),
    colorMode: oneOf(["none", "value", "background", "background_solid"]).optional(),
    graph: oneOf(["none", "area"]).optional(),
    text: oneOf(["auto", "value", "value_and_name", "name", "none"]).optional(),
  }),
);
export const gauge = z.lazy(() =>
  withQuery({
    type: z.literal("gauge"),
    ...data(),
    calculate: calculation.optional(),
    field: z.string({ error: "must be a text" }).optional(),
    thresholdLabels: yesOrNo.optional(),
  }),
);
export const table = z.lazy(() =>
  withQuery({
    type: z.literal("table"),
    ...data(),
    sortBy: z
      .array(z.strictObject({ column: nonEmptyText, descending: yesOrNo.optional() }), {
        error: "must be a list of columns, each { column, descending }",
      })
      .optional(),
    filterable: yesOrNo.optional(),
  }),
);
export const barchart = z.lazy(() =>
  withQuery({
    type: z.literal("barchart"),
    ...data(),
    legend: legend.optional(),
    x: nonEmptyText.optional(),
    orientation: oneOf(["auto", "horizontal", "vertical"]).optional(),
    stack: stack.optional(),
    showValue: showValue.optional(),
  }),
);
export const heatmap = z.lazy(() =>
  withQuery({
    type: z.literal("heatmap"),
    ...data(),
    bucket: yesOrNo.optional(),
    scheme: nonEmptyText.optional(),
  }),
);
export const stateTimeline = z.lazy(() =>
  withQuery({
    type: z.literal("stateTimeline"),
    ...data(),
    legend: legend.optional(),
    merge: yesOrNo.optional(),
    showValue: showValue.optional(),
    rowHeight: fraction.optional(),
  }),
);
export const logs = z.lazy(() =>
  withQuery({
    type: z.literal("logs"),
    ...data(),
    order: oneOf(["descending", "ascending"]).optional(),
    wrap: yesOrNo.optional(),
    showTime: yesOrNo.optional(),
    showLabels: yesOrNo.optional(),
    deduplicate: oneOf(["none", "exact", "numbers", "signature"]).optional(),
  }),
);
export const text = z.lazy(() =>
  z.strictObject({
    type: z.literal("text"),
    ...place(),
    content: z.string({ error: "must be a text" }),
    mode: oneOf(["markdown", "html", "code"]).optional(),
  }),
);
