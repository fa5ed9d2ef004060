import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Finding } from "../../../compiler/model/diagnostic.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { GRANT, isConstant } from "../schema/grant.js";
import { PUBLICATION, publishedTables } from "../schema/publication.js";
import { TABLE, type TableSpec } from "../schema/table.js";

const table = (key: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", placed_at: "timestamptz not null" } as Record<string, string>,
  primaryKey: ["${key}"],
});

const listed = [orders];
`;

export const unknownColumn: Rule = {
  code: "postgres/unknown-column",
  severity: "error",
  summary: "A column is named that the table does not have",
  why: "A key, an identity, a publication's list or a right on columns goes by the table's own: the set-up SQL would fail, and no event could be matched to a row.",
  mend: "Name a column of the table as the config declares it. A right on a column that it leaves out is given on the table's name as a text.",
  failing: table("idd"),
  passing: table("id"),
  *check(pipeline) {
    const all = [...pipeline.resources.values()];
    const tables = ofKind(all, TABLE);
    for (const table of tables) {
      const identity = table.spec.replicaIdentity;
      yield* unknown(table, table, table.spec.primaryKey, "primaryKey");
      yield* unknown(table, table, table.spec.personal ?? [], "personal");
      if (typeof identity === "object") yield* unknown(table, table, identity.columns, "replicaIdentity", "columns");
    }
    const byAddress = new Map<string, Resource<TableSpec>>(tables.map((each) => [each.address, each]));
    const at = (address: string): Resource<TableSpec> | undefined => byAddress.get(address);
    for (const publication of ofKind(all, PUBLICATION)) {
      for (const [index, { table, columns }] of publishedTables(publication.spec).entries())
        yield* unknown(publication, at(table.$ref), columns ?? [], "tables", index, "columns");
    }
    for (const grant of ofKind(all, GRANT)) {
      const { table, columns } = grant.spec.on;
      if (isConstant(table)) yield* unknown(grant, at(table.$ref), columns ?? [], "on", "columns");
    }
  },
};

/** A column that the config leaves out of the table counts as none: nothing is known of it. */
function* unknown(
  by: Resource,
  table: Resource<TableSpec> | undefined,
  columns: readonly string[],
  ...path: readonly (string | number)[]
): Iterable<Finding> {
  if (table === undefined) return;
  const known = Object.keys(table.spec.columns);
  for (const [index, column] of columns.entries()) {
    if (known.includes(column)) continue;
    yield {
      detail: `\`${table.name}\` has no column \`${column}\`.${didYouMean(column, known)}`,
      at: within(by.origin, ...path, index),
      resource: by.address,
    };
  }
}
