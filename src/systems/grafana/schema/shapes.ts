import { z } from "zod";
import { isJsonObject, type JsonObject } from "../../../compiler/model/json.js";
import { isReference, type PromqlText, type Reference, type SqlText } from "../../../compiler/model/reference.js";
import { nonEmptyText, oneOf, promqlText, reference, sqlText } from "../../../compiler/resolve/shapes.js";

/** Grafana's own limit of a uid, and the characters that a path in its API takes. */
export const uid = z
  .string({ error: "must be a text" })
  .regex(/^[A-Za-z0-9_-]+$/, { error: "must have letters, digits, `-` and `_` alone" })
  .max(40, { error: "must have at most 40 characters: Grafana keeps no more" });

export const yesOrNo = z.boolean({ error: "must be true or false" });

export const finite = z.number({ error: "must be a number" });

/** SQL or PromQL. */
export const queryText: z.ZodType<SqlText | PromqlText> = z.custom<SqlText | PromqlText>(
  (value) => sqlText.safeParse(value).success || promqlText.safeParse(value).success,
  { error: "must be SQL, written as sql`…`, or PromQL, written as promql`…`" },
);

/** A data source's constant, or the variable that one is chosen by. */
export const datasourceChoice: z.ZodType<Reference | string> = z.custom<Reference | string>(
  (value) =>
    isReference(value)
      ? reference("grafana.datasource").safeParse(value).success
      : typeof value === "string" && /^\$(\w+|\{\w+\})$/.test(value),
  { error: 'must be the constant of a grafana.datasource, or a variable of data sources, "$name"' },
);

/** How long Grafana's units of time take: `5m`; `M` is a month. */
export const span = z
  .string({ error: 'must be a length of time such as "30s" or "5m"' })
  .regex(/^\d+(ms|s|m|h|d|w|M|y)$/, { error: 'must be a length of time such as "30s" or "5m"' });

/** Why personal data may be shown, by column. */
export const personal = z.record(
  nonEmptyText,
  z.string().trim().min(1, { error: "must say why the column may be shown" }),
  { error: 'must give a reason for each column: { email: "Support writes to them" }' },
);

export const json: z.ZodType<JsonObject> = z.custom<JsonObject>(isJsonObject, { error: "must be an object" });

/** Where a call of the config made it. */
export const placedShape = { $site: z.strictObject({ line: z.number(), column: z.number() }).optional() };

export const link = z.lazy(() =>
  z
    .strictObject({
      title: nonEmptyText,
      dashboard: z
        .union([reference("grafana.dashboard"), nonEmptyText], { error: "must be a dashboard's constant, or its name" })
        .optional(),
      url: nonEmptyText.optional(),
      tags: z.array(nonEmptyText, { error: "must be a list of tags" }).min(1, { error: "must name a tag" }).optional(),
      tooltip: z.string({ error: "must be a text" }).optional(),
      newTab: yesOrNo.optional(),
      keepTime: yesOrNo.optional(),
      keepVariables: yesOrNo.optional(),
    })
    .refine(({ dashboard, url, tags }) => [dashboard, url, tags].filter((each) => each !== undefined).length === 1, {
      error: "must have one of `dashboard`, `url` and `tags`",
    }),
);
export type LinkSpec = z.infer<typeof link>;

export const calculation = z.lazy(() =>
  oneOf([
    "lastNotNull",
    "last",
    "firstNotNull",
    "first",
    "min",
    "max",
    "mean",
    "median",
    "sum",
    "count",
    "range",
    "diff",
    "delta",
    "distinctCount",
  ]),
);
