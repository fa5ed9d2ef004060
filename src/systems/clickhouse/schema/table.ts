import { z } from "zod";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { isSqlText, type SqlText } from "../../../compiler/model/reference.js";
import type { KindOf } from "../../../compiler/model/resource.js";
import {
  expression,
  nonEmptyText,
  reference,
  settings,
  sqlText,
  wholeNumber,
} from "../../../compiler/resolve/shapes.js";
import { catalogue } from "../catalogue/catalogue.js";
import { codecSchema } from "./codec.js";
import { engineSchema, isMergeTree } from "./engine.js";
import { ENGINES_WITHOUT_COLUMNS, KEY_VALUE_ENGINES, takes } from "./engine-options.js";
import { ttlSchema } from "./ttl.js";

const columnObject = z
  .strictObject({
    type: nonEmptyText,
    default: sqlText.optional(),
    materialized: sqlText.optional(),
    alias: sqlText.optional(),
    ephemeral: z
      .union([z.literal(true), sqlText], { error: "must be true, or its default written as sql`…`" })
      .optional(),
    codec: codecSchema.optional(),
    statistics: z
      .array(nonEmptyText, { error: 'must be a list of statistics: ["minmax", "uniq"]' })
      .min(1, { error: "must name at least one" })
      .optional(),
    ttl: sqlText.optional(),
    settings: settings.optional(),
    comment: z.string().optional(),
    personal: z.boolean({ error: "must be true or false" }).optional(),
  })
  .superRefine((column, context) => {
    const [first, second] = (["default", "materialized", "alias", "ephemeral"] as const).filter(
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

/** An index's type as ClickHouse writes it: its name is one of the catalogue. */
const indexType = nonEmptyText.superRefine((type, context) => {
  const name = type.replace(/\s*\([\s\S]*$/, "").trim();
  if (name === "hypothesis") {
    context.addIssue({ code: "custom", message: "is no longer made by ClickHouse: leave the index out" });
  } else if (name !== "" && !catalogue.indexTypes.includes(name)) {
    const message = `is no index type of ClickHouse.${didYouMean(name, catalogue.indexTypes)}`;
    context.addIssue({ code: "custom", message: message.replace(/\.$/, "") });
  }
});

const tableObject = z.strictObject({
  columns: z.record(nonEmptyText, columnSchema, { error: 'must give each column its type: { id: "UInt64" }' }),
  engine: engineSchema.default({ type: "MergeTree" }),
  orderBy: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
  primaryKey: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
  partitionBy: expression.optional(),
  sampleBy: expression.optional(),
  ttl: ttlSchema.optional(),
  indexes: z
    .record(
      nonEmptyText,
      z.strictObject({ expression, type: indexType, granularity: wholeNumber(1, 1_000_000_000).default(1) }),
    )
    .default({}),
  projections: z.record(nonEmptyText, sqlText).default({}),
  projectionIndexes: z
    .record(nonEmptyText, z.strictObject({ expression, type: nonEmptyText.default("basic") }))
    .optional(),
  constraints: z.record(nonEmptyText, sqlText).default({}),
  assumptions: z.record(nonEmptyText, sqlText).optional(),
  settings: settings.default({}),
  cluster: reference("clickhouse.cluster").optional(),
  comment: z.string().optional(),
});

const ofSomeEngines = [
  "orderBy",
  "primaryKey",
  "partitionBy",
  "sampleBy",
  "ttl",
  "indexes",
  "projections",
  "projectionIndexes",
  "settings",
] as const;

export const tableSchema = tableObject.superRefine((table, context) => {
  const { engine } = table;
  const tell = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const columns = Object.entries(table.columns);
  if (ENGINES_WITHOUT_COLUMNS.includes(engine.type)) {
    if (columns.length > 0) tell(["columns"], `must be {}: the engine ${engine.type} tells its columns itself`);
  } else if (columns.length === 0) tell(["columns"], "must have at least one column");
  for (const option of ofSomeEngines) {
    const value = table[option];
    const isGiven =
      value !== undefined && (isSqlText(value) || typeof value !== "object" || Object.keys(value).length > 0);
    if ((isGiven || Array.isArray(value)) && !takes(engine, option))
      tell([option], `is not for a table of the engine ${engine.type}`);
  }
  if (!isMergeTree(engine)) {
    for (const [name, column] of columns) {
      for (const option of ["ttl", "statistics"] as const) {
        if (column[option] === undefined) continue;
        tell(["columns", name, option], `is not for a table of the engine ${engine.type}`);
      }
    }
  }
  if (isMergeTree(engine) && table.orderBy === undefined) {
    const message = `is what a ${engine.type} keeps its rows by: name columns, or write \`orderBy: []\` for none`;
    tell(["orderBy"], message);
  }
  if (KEY_VALUE_ENGINES.includes(engine.type) && table.primaryKey?.length !== 1) {
    tell(["primaryKey"], `is what a table of the engine ${engine.type} is asked for: name one column`);
  }
});

export type TableSpec = z.infer<typeof tableSchema> & {
  /** A query whose columns the table has, where the compiler makes it over what only the engine knows: no option. */
  readonly columnsOf?: SqlText | undefined;
};
export const TABLE: KindOf<TableSpec> = { kind: "clickhouse.table" };
