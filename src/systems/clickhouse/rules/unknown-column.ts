import { asExpression, didYouMean } from "../../../compiler/model/nearest.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE, type TableSpec } from "../schema/table.js";

const table = (column: string): string => `const order: string[] = ["${column}"];
const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", happened_at: "DateTime" } as Record<string, string>,
  orderBy: order,
});

const listed = [events];
`;

export const unknownColumn: Rule = {
  code: "clickhouse/unknown-column",
  severity: "error",
  summary: "A table's key names a column that the table does not have",
  why: "ClickHouse refuses the table.",
  mend: "Name a column of the table, or write an expression as sql`…`.",
  failing: table("happend_at"),
  passing: table("happened_at"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      if (table.madeBy !== undefined) continue;
      const known = Object.keys(table.spec.columns);
      for (const [at, name] of namedColumns(table)) {
        if (known.includes(name)) continue;
        yield {
          detail: `\`${table.name}\` has no column \`${name}\`.${asExpression(name) || didYouMean(name, known)}`,
          at,
          resource: table.address,
        };
      }
    }
  },
};

/** Every place where a bare name stands for a column. */
function* namedColumns(table: Resource<TableSpec>): Iterable<readonly [Origin, string]> {
  const { spec, origin } = table;
  for (const option of ["orderBy", "primaryKey"] as const) {
    for (const [index, each] of (spec[option] ?? []).entries()) {
      if (typeof each === "string") yield [within(origin, option, index), each];
    }
  }
  for (const option of ["partitionBy", "sampleBy"] as const) {
    const each = spec[option];
    if (typeof each === "string") yield [within(origin, option), each];
  }
  for (const [name, index] of Object.entries(spec.indexes)) {
    if (typeof index.expression === "string") yield [within(origin, "indexes", name, "expression"), index.expression];
  }
  for (const option of ["version", "isDeleted", "sign"] as const) {
    const value: unknown = Object.entries(spec.engine).find(([key]) => key === option)?.[1];
    if (typeof value === "string") yield [within(origin, "engine", option), value];
  }
  if ("columns" in spec.engine) {
    for (const [index, name] of (spec.engine.columns ?? []).entries())
      yield [within(origin, "engine", "columns", index), name];
  }
}
