import { SHOP } from "../../../compiler/check/rule-case.js";
import { asExpression, didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "./mirrored.js";

const mirror = (columns: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const settings: Record<string, string> = ${columns};
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], columns: settings });

const listed = [ordersNow];
`;

export const unknownColumn: Rule = {
  code: "mirror/unknown-column",
  severity: "error",
  summary: "A mirror names a column that its table does not have",
  why: "The option would have no effect, or the storage could not be made.",
  mend: "Name a column of the table that is mirrored.",
  failing: mirror('{ state: "LowCardinality(String)" }'),
  passing: mirror('{ status: "LowCardinality(String)" }'),
  *check(pipeline) {
    for (const { mirror, table } of mirrored(pipeline)) {
      const known = Object.keys(table.spec.columns);
      const named: [readonly (string | number)[], string][] = [
        ...mirror.spec.orderBy.map((name, index): [readonly (string | number)[], string] => [["orderBy", index], name]),
        ...Object.keys(mirror.spec.columns).map((name): [readonly (string | number)[], string] => [
          ["columns", name, "$key"],
          name,
        ]),
      ];
      if (typeof mirror.spec.partitionBy === "string") named.push([["partitionBy"], mirror.spec.partitionBy]);
      for (const [path, name] of named) {
        if (known.includes(name)) continue;
        yield {
          detail: `\`${table.name}\` has no column \`${name}\`.${asExpression(name) || didYouMean(name, known)}`,
          at: within(mirror.origin, ...path),
          resource: mirror.address,
          related: [{ at: table.origin, note: "the table" }],
        };
      }
    }
  },
};
