import { z } from "zod";
import type { KindOf } from "../../compiler/model/resource.js";
import {
  expression,
  nonEmptyText,
  reference,
  settings,
  settingValue,
  sqlText,
  wholeNumber,
} from "../../compiler/resolve/shapes.js";

const mirrorColumn = z.union(
  [
    nonEmptyText.transform((text) => (text === "exclude" ? { exclude: true } : { type: text })),
    z.strictObject({
      type: nonEmptyText.optional(),
      null: z.union([settingValue, z.array(z.never()).max(0)]).optional(),
      expression: sqlText.optional(),
      codec: nonEmptyText.optional(),
      comment: z.string().optional(),
      personal: z.string().trim().min(1, { error: "must say why the column may be kept" }).optional(),
    }),
  ],
  { error: 'must be a ClickHouse type, "exclude", or { type, null, expression, codec, comment }' },
);

export interface MirrorColumnSpec {
  readonly exclude?: boolean;
  readonly type?: string | undefined;
  readonly null?: string | number | boolean | readonly never[] | undefined;
  readonly expression?: z.infer<typeof sqlText> | undefined;
  readonly codec?: string | undefined;
  readonly comment?: string | undefined;
  /** Why a column with personal data may be kept. */
  readonly personal?: string | undefined;
}

export const mirrorSchema = z.strictObject({
  of: reference("postgres.table"),
  orderBy: z
    .array(nonEmptyText, { error: "must be a list of columns" })
    .min(1, { error: "must name the columns that identify a row" }),
  partitionBy: expression.optional(),
  columns: z.record(z.string(), mirrorColumn as z.ZodType<MirrorColumnSpec>).default({}),
  consumerGroup: nonEmptyText.optional(),
  consumers: wholeNumber(1, 1000).default(1),
  settings: settings.default({}),
  queueSettings: settings.default({}),
  comment: z.string().optional(),
});

export type MirrorSpec = z.infer<typeof mirrorSchema>;
export const MIRROR: KindOf<MirrorSpec> = { kind: "clickhouse.mirror" };
