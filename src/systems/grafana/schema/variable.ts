import { z } from "zod";
import { nonEmptyText, oneOf, sqlText } from "../../../compiler/resolve/shapes.js";
import { datasourceChoice, personal, span, yesOrNo } from "./shapes.js";

const base = () => ({
  name: z
    .string({ error: "must be a text" })
    .regex(/^\w+$/, { error: "must have letters, digits and `_` alone: queries name it as `$name`" })
    .refine((name) => !name.startsWith("__"), { error: "must not begin with `__`: such names are Grafana's own" }),
  label: nonEmptyText.optional(),
  description: z.string({ error: "must be a text" }).optional(),
  show: oneOf(["all", "value", "nothing"]).optional(),
});
const value = z.lazy(() => z.string({ error: "must be a text" }));
const choice = () => ({
  ...base(),
  multi: yesOrNo.optional(),
  all: yesOrNo.optional(),
  allValue: value.optional(),
  value: z.union([value, z.array(value)], { error: "must be a text, or a list of texts" }).optional(),
});

export const variable = z.lazy(() =>
  z.discriminatedUnion(
    "type",
    [
      z.strictObject({
        type: z.literal("query"),
        ...choice(),
        query: z.union([sqlText, nonEmptyText], {
          error: 'must be SQL, written as sql`…`, or Prometheus\' text: "label_values(up, job)"',
        }),
        datasource: datasourceChoice.optional(),
        refresh: oneOf(["load", "timeRange"]).optional(),
        personal: personal.optional(),
        regex: nonEmptyText.optional(),
        sort: oneOf(["none", "alphabetical", "numerical"]).optional(),
      }),
      z.strictObject({
        type: z.literal("custom"),
        ...choice(),
        values: z.array(nonEmptyText, { error: "must be a list of texts" }).min(1, { error: "must have a value" }),
      }),
      z.strictObject({
        type: z.literal("interval"),
        ...base(),
        values: z
          .array(span, { error: 'must be a list of lengths of time: ["1m", "1h"]' })
          .min(1, { error: "must have a value" }),
        auto: yesOrNo.optional(),
        value: span.optional(),
      }),
      z.strictObject({
        type: z.literal("datasource"),
        ...base(),
        of: oneOf(["prometheus", "clickhouse", "postgres"]),
        regex: nonEmptyText.optional(),
      }),
      z.strictObject({ type: z.literal("text"), ...base(), value: value.optional() }),
      z.strictObject({ type: z.literal("constant"), ...base(), value }),
      z.strictObject({ type: z.literal("adhoc"), ...base(), datasource: datasourceChoice.optional() }),
    ],
    {
      error:
        'must have a `type`, one of "query", "custom", "interval", "datasource", "text", "constant", "adhoc", and what belongs to it',
    },
  ),
);
export type VariableSpec = z.infer<typeof variable>;
