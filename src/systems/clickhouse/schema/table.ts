import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import {
  expression,
  nonEmptyText,
  reference,
  settings,
  sqlText,
  wholeNumber,
} from "../../../compiler/resolve/shapes.js";
import { engineSchema, isMergeTree } from "./engine.js";

const columnObject = z
  .strictObject({
    type: nonEmptyText,
    default: sqlText.optional(),
    materialized: sqlText.optional(),
    alias: sqlText.optional(),
    codec: nonEmptyText.optional(),
    ttl: sqlText.optional(),
    comment: z.string().optional(),
    personal: z.boolean({ error: "must be true or false" }).optional(),
  })
  .superRefine((column, context) => {
    const [first, second] = (["default", "materialized", "alias"] as const).filter(
      (each) => column[each] !== undefined,
    );
    if (second === undefined) return;
    context.addIssue({ code: "custom", path: [second], message: `contradicts \`${first}\`: a column has one of them` });
  });
export type ColumnSpec = z.infer<typeof columnObject>;

/** A column as its bare type becomes the same with nothing else. */
export const columnSchema = z.union([nonEmptyText.transform((type): ColumnSpec => ({ type })), columnObject], {
  error: 'must be a ClickHouse type such as "LowCardinality(String)", or { type, default, codec, … }',
});

const tableObject = z.strictObject({
  columns: z
    .record(nonEmptyText, columnSchema, { error: 'must give each column its type: { id: "UInt64" }' })
    .refine((columns) => Object.keys(columns).length > 0, { error: "must have at least one column" }),
  engine: engineSchema.default({ type: "MergeTree" }),
  orderBy: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
  primaryKey: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
  partitionBy: expression.optional(),
  sampleBy: expression.optional(),
  ttl: sqlText.optional(),
  indexes: z
    .record(
      nonEmptyText,
      z.strictObject({ expression, type: nonEmptyText, granularity: wholeNumber(1, 1_000_000_000).default(1) }),
    )
    .default({}),
  projections: z.record(nonEmptyText, sqlText).default({}),
  constraints: z.record(nonEmptyText, sqlText).default({}),
  settings: settings.default({}),
  cluster: reference("clickhouse.cluster").optional(),
  comment: z.string().optional(),
});

const ofMergeTrees = ["orderBy", "primaryKey", "partitionBy", "sampleBy", "ttl"] as const;

export const tableSchema = tableObject.superRefine((table, context) => {
  const { type } = table.engine;
  if (isMergeTree(table.engine)) {
    if (table.orderBy !== undefined) return;
    const message = `is what a ${type} keeps its rows by: name columns, or write \`orderBy: []\` for none`;
    context.addIssue({ code: "custom", path: ["orderBy"], message });
    return;
  }
  for (const option of ofMergeTrees) {
    if (table[option] === undefined) continue;
    context.addIssue({ code: "custom", path: [option], message: `is not for a table of the engine ${type}` });
  }
});

export type TableSpec = z.infer<typeof tableSchema>;
export const TABLE: KindOf<TableSpec> = { kind: "clickhouse.table" };
