import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, oneOf, reference } from "../../../compiler/resolve/shapes.js";
import { qualifiedText } from "./names.js";
import { OPERATIONS, operationsSchema } from "./operations.js";

export const tableSchema = z
  .strictObject({
    source: reference("postgres.source"),
    table: qualifiedText.optional(),
    columns: z
      .record(nonEmptyText, nonEmptyText, {
        error: 'must give each column its PostgreSQL type: { id: "integer not null" }',
      })
      .refine((columns) => Object.keys(columns).length > 0, { error: "must have at least one column" }),
    primaryKey: z.array(nonEmptyText, { error: "must be a list of columns" }),
    replicaIdentity: z
      .union(
        [
          z.enum(["default", "full", "nothing"]),
          z.strictObject({
            index: nonEmptyText,
            columns: z
              .array(nonEmptyText, { error: "must be a list of columns" })
              .min(1, { error: "must name at least one column" }),
          }),
        ],
        { error: 'must be "default", "full" or { index: "…", columns: […] }' },
      )
      .default("default"),
    personal: z.array(nonEmptyText, { error: "must be a list of columns" }).optional(),
    leftOut: z.array(nonEmptyText, { error: "must be a list of columns" }).optional(),
    operations: operationsSchema.default([...OPERATIONS]),
    partitioned: z.boolean().default(false),
    persistence: oneOf(["permanent", "unlogged", "temporary"]).default("permanent"),
    messageKey: z
      .array(nonEmptyText, { error: "must be a list of columns" })
      .min(1, { error: "must name at least one column" })
      .optional(),
    topic: nonEmptyText.optional(),
  })
  .refine(({ columns, leftOut = [] }) => !leftOut.some((name) => Object.hasOwn(columns, name)), {
    path: ["leftOut"],
    error: "must not name what `columns` has",
  });

export type TableSpec = z.infer<typeof tableSchema>;

export const TABLE: KindOf<TableSpec> = { kind: "postgres.table" };
