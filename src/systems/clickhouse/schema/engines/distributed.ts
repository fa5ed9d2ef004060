import { z } from "zod";
import { expression, nonEmptyText, reference } from "../../../../compiler/resolve/shapes.js";

/** A table by its constant, or a table that is made elsewhere by its qualified name. */
export const tableOrName = z.union(
  [
    reference("clickhouse.table"),
    z.string().regex(/^[^.]+\../, { error: 'must be a qualified name: "database.table"' }),
  ],
  { error: 'must be the constant of a clickhouse.table, or a qualified name: "database.table"' },
);

export const distributedEngines = [
  z
    .strictObject({
      type: z.literal("Distributed"),
      cluster: reference("clickhouse.cluster"),
      table: tableOrName,
      shardingKey: expression.optional(),
      policy: nonEmptyText.optional(),
    })
    .refine(({ shardingKey, policy }) => shardingKey !== undefined || policy === undefined, {
      path: ["policy"],
      error: "needs `shardingKey`: ClickHouse takes the storage policy after it",
    }),
] as const;

export type DistributedEngineSpec = z.infer<(typeof distributedEngines)[number]>;
