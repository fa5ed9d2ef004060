import { z } from "zod";
import { nonEmptyText, oneOf, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { fieldShape, override } from "./field.js";
import { datasourceChoice, json, link, personal, placedShape, queryText, span, yesOrNo } from "./shapes.js";

const MOST_ROWS = 1000;

export const place = () => ({
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
});

export const queryOptions = z.lazy(() =>
  z.strictObject({
    query: queryText,
    datasource: datasourceChoice.optional(),
    legendFormat: z.string({ error: "must be a text" }).optional(),
    instant: yesOrNo.optional(),
    format: oneOf(["timeseries", "table", "logs", "traces", "heatmap"]).optional(),
    hide: yesOrNo.optional(),
  }),
);
export type QuerySpec = z.infer<typeof queryOptions>;

export const data = () => ({
  ...place(),
  ...fieldShape(),
  query: queryText.optional(),
  queries: z
    .array(z.union([queryText, queryOptions], { error: "must be SQL, PromQL, or { query, … }" }), {
      error: "must be a list of queries",
    })
    .min(1, { error: "must have a query" })
    .optional(),
  datasource: datasourceChoice.optional(),
  legendFormat: z.string({ error: "must be a text" }).optional(),
  personal: personal.optional(),
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
});
