import { SHOP } from "../../../compiler/check/rule-case.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../schema/table.js";

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
  summary: "A table's key names a column that the table does not have",
  why: "The set-up SQL would fail, and no event could be matched to a row.",
  mend: "Name a column of the table.",
  failing: table("idd"),
  passing: table("id"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources.values(), TABLE)) {
      const known = Object.keys(table.spec.columns);
      const identity = table.spec.replicaIdentity;
      const keys: [readonly (string | number)[], readonly string[]][] = [
        [["primaryKey"], table.spec.primaryKey],
        [["personal"], table.spec.personal ?? []],
      ];
      if (typeof identity !== "string") keys.push([["replicaIdentity", "columns"], identity.columns]);
      for (const [path, columns] of keys) {
        for (const [index, column] of columns.entries()) {
          if (known.includes(column)) continue;
          yield {
            detail: `\`${table.name}\` has no column \`${column}\`.${didYouMean(column, known)}`,
            at: within(table.origin, ...path, index),
            resource: table.address,
          };
        }
      }
    }
  },
};
