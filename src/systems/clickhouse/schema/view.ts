import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { expression, nonEmptyText, reference, settings, sqlText } from "../../../compiler/resolve/shapes.js";
import { databaseEngineSchema } from "./database-engine.js";
import { engineSchema } from "./engine.js";
import { refreshSchedule } from "./refresh.js";
import { contradiction, isConsistent, sqlSecurity } from "./sql-security.js";
import { ttlSchema } from "./ttl.js";

export const databaseSchema = z.strictObject({
  engine: databaseEngineSchema.optional(),
  cluster: reference("clickhouse.cluster").optional(),
  comment: z.string().optional(),
});
export type DatabaseSpec = z.infer<typeof databaseSchema>;
export const DATABASE: KindOf<DatabaseSpec> = { kind: "clickhouse.database" };

/** Why each column with personal data may be shown. */
const personal = z
  .record(
    nonEmptyText,
    z
      .string({ error: "must say why the column may be shown" })
      .trim()
      .min(1, { error: "must say why the column may be shown" }),
    { error: 'must give a reason for each column: { email: "Support answers by address" }' },
  )
  .optional();

export const viewSchema = z
  .strictObject({
    query: sqlText,
    ...sqlSecurity,
    cluster: reference("clickhouse.cluster").optional(),
    comment: z.string().optional(),
    personal,
  })
  .refine(isConsistent, contradiction);
export type ViewSpec = z.infer<typeof viewSchema>;
export const VIEW: KindOf<ViewSpec> = { kind: "clickhouse.view" };

/** A length of time as ClickHouse writes it behind INTERVAL. */
const interval = z
  .string({ error: 'must be a length of time: "1 HOUR"' })
  .regex(/^(\s*\d+\s+(second|minute|hour|day|week|month|year)s?)+\s*$/i, {
    error: 'must be a length of time: "1 HOUR"',
  });

export const materializedViewSchema = z
  .strictObject({
    query: sqlText,
    refresh: refreshSchedule.optional(),
    dependsOn: z
      .array(reference("clickhouse.materializedView"), { error: "must be a list of refreshed views' constants" })
      .optional(),
    randomizeFor: interval.optional(),
    append: z.boolean().optional(),
    refreshSettings: settings.optional(),
    ...sqlSecurity,
    cluster: reference("clickhouse.cluster").optional(),
    comment: z.string().optional(),
    to: reference("clickhouse.table").optional(),
    engine: engineSchema.optional(),
    orderBy: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
    partitionBy: expression.optional(),
    ttl: ttlSchema.optional(),
    settings: settings.optional(),
    personal,
  })
  .refine(isConsistent, contradiction)
  .superRefine((options, context) => {
    for (const option of ["dependsOn", "randomizeFor", "append", "refreshSettings"] as const) {
      if (options.refresh !== undefined || options[option] === undefined) continue;
      context.addIssue({
        code: "custom",
        path: [option],
        message: "needs `refresh`: an incremental view has no schedule",
      });
    }
    if (options.randomizeFor !== undefined && /RANDOMIZE/i.test(options.refresh ?? "")) {
      context.addIssue({ code: "custom", path: ["randomizeFor"], message: "stands in `refresh` already" });
    }
    const ofItsTable = ["engine", "orderBy", "partitionBy", "ttl", "settings"] as const;
    for (const option of ofItsTable) {
      if (options.to !== undefined && options[option] !== undefined) {
        context.addIssue({
          code: "custom",
          path: [option],
          message: "belongs to the table that `to` names: set it there",
        });
      }
    }
    if (options.to === undefined && options.orderBy === undefined) {
      context.addIssue({
        code: "custom",
        path: ["orderBy"],
        message: "is the sorting key of its table (or name a table that is declared elsewhere, with `to`)",
      });
    }
  });
export type MaterializedViewSpec = z.infer<typeof materializedViewSchema>;
export const MATERIALIZED_VIEW: KindOf<MaterializedViewSpec> = { kind: "clickhouse.materializedView" };
