import { z } from "zod";
import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { KindOf } from "../../../../compiler/model/resource.js";
import {
  nonEmptyText,
  reference,
  settings,
  settingValue,
  sqlText,
  wholeNumber,
} from "../../../../compiler/resolve/shapes.js";
import { layoutSchema } from "./layout.js";
import { sourceSchema } from "./source.js";

const columnObject = z.strictObject({
  type: nonEmptyText,
  default: settingValue.optional(),
  expression: sqlText.optional(),
  hierarchical: z.boolean().optional(),
  bidirectional: z.boolean().optional(),
  injective: z.boolean().optional(),
  isObjectId: z.boolean().optional(),
  personal: z.boolean({ error: "must be true or false" }).optional(),
});
export type DictionaryColumnSpec = z.infer<typeof columnObject>;

const seconds = wholeNumber(0, 1_000_000_000);

const lifetime = z.union(
  [
    seconds.transform((max) => ({ min: 0, max })),
    z
      .strictObject({ min: seconds, max: seconds })
      .refine(({ min, max }) => min <= max, { path: ["min"], error: "must be at most `max`" }),
  ],
  { error: "must be a number of seconds, or { min, max }" },
);

export const dictionarySchema = z
  .strictObject({
    columns: z
      .record(
        nonEmptyText,
        z.union([nonEmptyText.transform((type): DictionaryColumnSpec => ({ type })), columnObject], {
          error: 'must be a ClickHouse type such as "String", or { type, default, expression, … }',
        }),
      )
      .refine((columns) => Object.keys(columns).length > 0, { error: "must have at least one column" }),
    primaryKey: z
      .array(nonEmptyText, { error: "must be a list of columns" })
      .min(1, { error: "must name the columns of the key" }),
    source: sourceSchema,
    layout: layoutSchema,
    range: z.strictObject({ min: nonEmptyText, max: nonEmptyText }).optional(),
    lifetime: lifetime.optional(),
    settings: settings.default({}),
    cluster: reference("clickhouse.cluster").optional(),
    comment: z.string().optional(),
  })
  .superRefine(({ columns, primaryKey, layout, range, lifetime, source }, context) => {
    const tell = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: "custom", path, message });
    };
    const known = Object.keys(columns);
    const named: [(string | number)[], string][] = [
      ...primaryKey.map((name, index): [(string | number)[], string] => [["primaryKey", index], name]),
      ...(range === undefined
        ? []
        : Object.entries(range).map(([end, name]): [string[], string] => [["range", end], name])),
    ];
    for (const [path, name] of named) {
      const meant = didYouMean(name, known);
      if (known.length > 0 && !known.includes(name))
        tell(path, `must be one of the columns${meant === "" ? "" : `.${meant}`}`);
    }
    const isRange = layout.type.endsWith("range_hashed");
    if (isRange && range === undefined)
      tell(["range"], `is what a ${layout.type} looks its values up by: { min, max }`);
    if (!isRange && range !== undefined) tell(["range"], `is not for the layout ${layout.type}`);
    const isDirect = layout.type.endsWith("direct");
    if (isDirect && lifetime !== undefined) tell(["lifetime"], "is not for the layout direct, which keeps nothing");
    if (!isDirect && lifetime === undefined)
      tell(["lifetime"], "must say after how many seconds it is loaded again; 0 for never");
    if ((layout.type === "regexp_tree") !== (source.type === "yaml_regexp_tree"))
      tell(["source", "type"], "must be `yaml_regexp_tree` for the layout regexp_tree, and for no other");
  });
export type DictionarySpec = z.infer<typeof dictionarySchema>;
export const DICTIONARY: KindOf<DictionarySpec> = { kind: "clickhouse.dictionary" };
