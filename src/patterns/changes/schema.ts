import { z } from "zod";
import type { KindOf } from "../../compiler/model/resource.js";
import {
  expression,
  nonEmptyText,
  oneOf,
  reference,
  settings,
  sqlText,
  wholeNumber,
} from "../../compiler/resolve/shapes.js";

const loggedColumn = z.union(
  [
    nonEmptyText.transform((text) => (text === "exclude" ? { exclude: true } : { type: text })),
    z.strictObject({
      type: nonEmptyText.optional(),
      null: z
        .custom<readonly never[]>((value) => Array.isArray(value) && value.length === 0, {
          error: "must be []: all else may be NULL in a log",
        })
        .optional(),
      personal: z
        .string({ error: "must say why the column may be kept" })
        .trim()
        .min(1, { error: "must say why the column may be kept" })
        .optional(),
    }),
  ],
  { error: 'must be a ClickHouse type, "exclude", or { type, null: [], personal }' },
);

export interface LoggedColumnSpec {
  readonly exclude?: boolean;
  readonly type?: string | undefined;
  readonly null?: readonly never[] | undefined;
  /** Why a column with personal data may be kept. */
  readonly personal?: string | undefined;
}

export const changesSchema = z.strictObject({
  of: reference("postgres.table"),
  columns: z.record(z.string(), loggedColumn as z.ZodType<LoggedColumnSpec>).default({}),
  before: z.boolean().default(true),
  after: z.boolean().default(true),
  values: oneOf(["typed", "json"]).default("typed"),
  orderBy: z.array(nonEmptyText, { error: "must be a list of columns" }).default([]),
  partitionBy: expression.default({ $sql: ["toYYYYMM(changed_at)"] }),
  ttl: sqlText.optional(),
  consumerGroup: nonEmptyText.optional(),
  consumers: wholeNumber(1, 1000).optional(),
  settings: settings.default({}),
  queueSettings: settings.optional(),
  cluster: reference("clickhouse.cluster").optional(),
  comment: z.string().optional(),
});

export type ChangesSpec = z.infer<typeof changesSchema>;
export const CHANGES: KindOf<ChangesSpec> = { kind: "clickhouse.changes" };
