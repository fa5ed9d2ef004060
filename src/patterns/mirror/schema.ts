import { z } from "zod";
import type { Reference } from "../../compiler/model/reference.js";
import type { KindOf } from "../../compiler/model/resource.js";
import {
  expression,
  nonEmptyText,
  oneOf,
  reference,
  settings,
  settingValue,
  sqlText,
  wholeNumber,
} from "../../compiler/resolve/shapes.js";

const nothing = z.custom<readonly never[]>((value) => Array.isArray(value) && value.length === 0);

const mirrorColumn = z.union(
  [
    nonEmptyText.transform((text) => (text === "exclude" ? { exclude: true } : { type: text })),
    z.strictObject({
      type: nonEmptyText.optional(),
      as: nonEmptyText.optional(),
      null: z
        .union([settingValue, nothing], { error: "must be a text, a number, true or false, or [] for an empty list" })
        .optional(),
      default: settingValue.optional(),
      expression: sqlText.optional(),
      codec: nonEmptyText.optional(),
      ttl: sqlText.optional(),
      comment: z.string().optional(),
      personal: z
        .string({ error: "must say why the column may be kept" })
        .trim()
        .min(1, { error: "must say why the column may be kept" })
        .optional(),
    }),
  ],
  {
    error:
      'must be a ClickHouse type, "exclude", or { type, as, null, default, expression, codec, ttl, comment, personal }',
  },
);

export interface MirrorColumnSpec {
  readonly exclude?: boolean;
  readonly type?: string | undefined;
  readonly as?: string | undefined;
  readonly null?: string | number | boolean | readonly never[] | undefined;
  readonly default?: string | number | boolean | undefined;
  readonly expression?: z.infer<typeof sqlText> | undefined;
  readonly codec?: string | undefined;
  readonly ttl?: z.infer<typeof sqlText> | undefined;
  readonly comment?: string | undefined;
  /** Why a column with personal data may be kept. */
  readonly personal?: string | undefined;
}

const extraColumn = z.strictObject({
  type: nonEmptyText,
  expression: sqlText,
  stored: z.boolean().default(false),
  codec: nonEmptyText.optional(),
  comment: z.string().optional(),
  personal: z
    .string({ error: "must say why the column may be shown" })
    .trim()
    .min(1, { error: "must say why the column may be shown" })
    .optional(),
});
export type ExtraColumnSpec = z.infer<typeof extraColumn>;

const table = reference("postgres.table");
const tables = z
  .union(
    [
      table.transform((one): readonly Reference[] => [one]),
      z.array(table).min(1, { error: "must name at least one table" }),
    ],
    {
      error: "must be the constant of a postgres.table, or a list of them",
    },
  )
  .pipe(z.custom<readonly Reference[]>());

const sourceColumn = z.union(
  [
    nonEmptyText.transform((name): SourceColumnSpec => ({ name })),
    z.strictObject({
      name: nonEmptyText,
      values: z.array(nonEmptyText, { error: "must be a list of texts" }).optional(),
      first: z.boolean().optional(),
    }),
  ],
  { error: "must be a column's name, or { name, values, first }" },
);

/** The column that says which source a row is from, and its value for each table of `of`. */
export interface SourceColumnSpec {
  readonly name: string;
  readonly values?: readonly string[] | undefined;
  readonly first?: boolean | undefined;
}

export const mirrorSchema = z
  .strictObject({
    of: tables,
    sourceColumn: sourceColumn.optional(),
    orderBy: z
      .array(nonEmptyText, { error: "must be a list of columns" })
      .min(1, { error: "must name the columns that identify a row" }),
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
    columns: z.record(z.string(), mirrorColumn as z.ZodType<MirrorColumnSpec>).default({}),
    extra: z.record(nonEmptyText, extraColumn).default({}),
    deletes: oneOf(["apply", "ignore", "keep"]).default("apply"),
    softDelete: nonEmptyText.default("is_deleted"),
    truncates: oneOf(["apply", "ignore"]).default("apply"),
    consumerGroup: nonEmptyText.optional(),
    consumers: wholeNumber(1, 1000).default(1),
    settings: settings.default({}),
    queueSettings: settings.default({}),
    cluster: reference("clickhouse.cluster").optional(),
    comment: z.string().optional(),
  })
  .superRefine((options, context) => {
    const tell = (path: readonly (string | number)[], message: string): void => {
      context.addIssue({ code: "custom", path: [...path], message });
    };
    const { of, sourceColumn: told } = options;
    if (of.length > 1 && told === undefined)
      tell(["sourceColumn"], "must say in which column it stands which of the tables a row is from");
    if (told?.values !== undefined && told.values.length !== of.length)
      tell(["sourceColumn", "values"], `must have a text for each table of \`of\`: ${of.length}`);
  });

export type MirrorSpec = z.infer<typeof mirrorSchema>;
export const MIRROR: KindOf<MirrorSpec> = { kind: "clickhouse.mirror" };
