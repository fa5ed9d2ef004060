import { z } from "zod";
import { nonEmptyText, reference, sqlText, wholeNumber } from "../../../../compiler/resolve/shapes.js";
import { READABLE } from "../access/row-policy.js";

const collection = reference("clickhouse.namedCollection");
const seconds = wholeNumber(0, 1_000_000_000);

export const sourceSchema = z.discriminatedUnion(
  "type",
  [
    z
      .strictObject({
        type: z.literal("clickhouse"),
        table: reference(...READABLE, "clickhouse.dictionary").optional(),
        query: sqlText.optional(),
        where: sqlText.optional(),
        invalidateQuery: sqlText.optional(),
        updateField: nonEmptyText.optional(),
        updateLag: seconds.optional(),
        collection: collection.optional(),
      })
      .refine(({ table, query }) => (table === undefined) !== (query === undefined), {
        error: "must have either `table` or `query`",
      })
      .refine(({ query, where, updateField }) => query === undefined || (where ?? updateField) === undefined, {
        error: "has `where` and `updateField` only with `table`: say it in the query",
      }),
    z
      .strictObject({
        type: z.enum(["postgresql", "mysql", "mongodb", "redis", "cassandra", "odbc"]),
        collection,
        table: nonEmptyText.optional(),
        query: nonEmptyText.optional(),
        where: nonEmptyText.optional(),
        invalidateQuery: nonEmptyText.optional(),
        updateField: nonEmptyText.optional(),
        updateLag: seconds.optional(),
      })
      .refine(({ table, query }) => table === undefined || query === undefined, {
        error: "must have either `table` or `query`, not both",
      }),
    z.strictObject({
      type: z.literal("http"),
      url: nonEmptyText.regex(/^https?:\/\//, { error: "must begin with http:// or https://" }),
      format: nonEmptyText,
      headers: z.record(nonEmptyText, z.string()).optional(),
      collection: collection.optional(),
    }),
    z.strictObject({ type: z.literal("file"), path: nonEmptyText, format: nonEmptyText }),
    z.strictObject({ type: z.literal("yaml_regexp_tree"), path: nonEmptyText }),
    z.strictObject({
      type: z.enum(["executable", "executable_pool"]),
      command: nonEmptyText,
      format: nonEmptyText,
      implicitKey: z.boolean().optional(),
    }),
  ],
  { error: 'must say where the rows come from: { type: "clickhouse", table: … }' },
);
export type DictionarySourceSpec = z.infer<typeof sourceSchema>;
