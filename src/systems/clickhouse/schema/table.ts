import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { expression, nonEmptyText, settings, sqlText, wholeNumber } from "../../../compiler/resolve/shapes.js";
import { engineSchema } from "./engine.js";

const columnObject = z.strictObject({
  type: nonEmptyText,
  default: sqlText.optional(),
  materialized: sqlText.optional(),
  alias: sqlText.optional(),
  codec: nonEmptyText.optional(),
  ttl: sqlText.optional(),
  comment: z.string().optional(),
});
export type ColumnSpec = z.infer<typeof columnObject>;

/** A column as its bare type becomes the same with nothing else. */
export const columnSchema = z.union([nonEmptyText.transform((type): ColumnSpec => ({ type })), columnObject], {
  error: 'must be a ClickHouse type such as "LowCardinality(String)", or { type, default, codec, … }',
});

export const tableSchema = z.strictObject({
  columns: z
    .record(z.string(), columnSchema)
    .refine((columns) => Object.keys(columns).length > 0, { error: "must have at least one column" }),
  engine: engineSchema.default({ type: "MergeTree" }),
  orderBy: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
  primaryKey: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
  partitionBy: expression.optional(),
  sampleBy: expression.optional(),
  ttl: sqlText.optional(),
  indexes: z
    .record(
      z.string(),
      z.strictObject({ expression, type: nonEmptyText, granularity: wholeNumber(1, 1_000_000_000).default(1) }),
    )
    .default({}),
  projections: z.record(z.string(), sqlText).default({}),
  constraints: z.record(z.string(), sqlText).default({}),
  settings: settings.default({}),
  comment: z.string().optional(),
});

export type TableSpec = z.infer<typeof tableSchema>;
export const TABLE: KindOf<TableSpec> = { kind: "clickhouse.table" };
