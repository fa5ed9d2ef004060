import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { expression, nonEmptyText, oneOf, reference, settings, sqlText } from "../../../compiler/resolve/shapes.js";
import { engineSchema } from "./engine.js";
import { ttlSchema } from "./ttl.js";

export const databaseSchema = z.strictObject({
  cluster: reference("clickhouse.cluster").optional(),
  comment: z.string().optional(),
});
export type DatabaseSpec = z.infer<typeof databaseSchema>;
export const DATABASE: KindOf<DatabaseSpec> = { kind: "clickhouse.database" };

export const viewSchema = z.strictObject({
  query: sqlText,
  sqlSecurity: oneOf(["INVOKER", "DEFINER", "NONE"]).optional(),
  cluster: reference("clickhouse.cluster").optional(),
  comment: z.string().optional(),
});
export type ViewSpec = z.infer<typeof viewSchema>;
export const VIEW: KindOf<ViewSpec> = { kind: "clickhouse.view" };

export const materializedViewSchema = z
  .strictObject({
    query: sqlText,
    refresh: nonEmptyText.optional(),
    cluster: reference("clickhouse.cluster").optional(),
    comment: z.string().optional(),
    to: reference("clickhouse.table").optional(),
    engine: engineSchema.optional(),
    orderBy: z.array(expression, { error: "must be a list of columns and expressions" }).optional(),
    partitionBy: expression.optional(),
    ttl: ttlSchema.optional(),
    settings: settings.optional(),
  })
  .superRefine((options, context) => {
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
