import { z } from "zod";
import type { KindOf } from "../../compiler/model/resource.js";
import { nonEmptyText, reference, sqlText } from "../../compiler/resolve/shapes.js";
import { refreshSchedule } from "../../systems/clickhouse/schema/refresh.js";

const SECONDS = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  quarter: 7_776_000,
  year: 31_536_000,
} as const;

/** A length of time in ClickHouse's words; a month is taken as 30 days where lengths are compared. */
const span = z
  .string({ error: 'must be a time such as "1 hour" or "15 minute"' })
  .regex(/^[1-9]\d{0,5} (second|minute|hour|day|week|month|quarter|year)$/, {
    error: 'must be a time such as "1 hour" or "15 minute": a whole number and second, minute, hour … or year',
  });

export function secondsOf(span: string): number {
  const [count = "", unit = ""] = span.toLowerCase().split(" ");
  for (const [name, seconds] of Object.entries(SECONDS)) if (name === unit) return Number(count) * seconds;
  return 0;
}

export const rollupSchema = z
  .strictObject({
    of: reference(
      "clickhouse.table",
      "clickhouse.mirror",
      "clickhouse.view",
      "clickhouse.materializedView",
      "clickhouse.changes",
    ),
    time: nonEmptyText,
    bucket: span,
    groupBy: z.array(nonEmptyText, { error: "must be a list of columns" }).default([]),
    measures: z
      .record(nonEmptyText, sqlText)
      .refine((measures) => Object.keys(measures).length > 0, { error: "must have at least one measure" }),
    where: sqlText.optional(),
    ttl: span.optional(),
    refresh: refreshSchedule.optional(),
    cluster: reference("clickhouse.cluster").optional(),
    personal: z
      .record(
        nonEmptyText,
        z
          .string({ error: "must say why the column may be shown" })
          .trim()
          .min(1, { error: "must say why the column may be shown" }),
        { error: 'must give a reason for each column: { customer: "Support answers by it" }' },
      )
      .optional(),
    comment: z.string().optional(),
  })
  .superRefine(({ bucket, ttl, groupBy, measures }, context) => {
    if (ttl !== undefined && secondsOf(ttl) < secondsOf(bucket)) {
      const message = `must be at least as long as a bucket, ${bucket}: else it is deleted before it is full`;
      context.addIssue({ code: "custom", path: ["ttl"], message });
    }
    const taken = new Set(["bucket", ...groupBy]);
    for (const [index, column] of groupBy.entries()) {
      if (column === "bucket" || groupBy.indexOf(column) !== index)
        context.addIssue({
          code: "custom",
          path: ["groupBy", index],
          message: "must be another column: this is one already",
        });
    }
    for (const name of Object.keys(measures)) {
      if (taken.has(name))
        context.addIssue({
          code: "custom",
          path: ["measures", name],
          message: "must have another name: that is a column already",
        });
    }
  });
export type RollupSpec = z.infer<typeof rollupSchema>;
export const ROLLUP: KindOf<RollupSpec> = { kind: "clickhouse.rollup" };
