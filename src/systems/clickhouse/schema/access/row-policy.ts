import { z } from "zod";
import type { KindOf } from "../../../../compiler/model/resource.js";
import { oneOf, reference, sqlText } from "../../../../compiler/resolve/shapes.js";
import { grantees } from "./grantees.js";
import { cluster } from "./settings.js";

/** Kinds that have rows of their own. */
export const READABLE = [
  "clickhouse.table",
  "clickhouse.view",
  "clickhouse.materializedView",
  "clickhouse.mirror",
  "clickhouse.rollup",
  "clickhouse.changes",
] as const;

export const rowPolicySchema = z.strictObject({
  on: reference(...READABLE),
  using: sqlText,
  as: oneOf(["permissive", "restrictive"]).default("permissive"),
  to: grantees,
  cluster,
});
export type RowPolicySpec = z.infer<typeof rowPolicySchema>;
export const ROW_POLICY: KindOf<RowPolicySpec> = { kind: "clickhouse.rowPolicy" };
