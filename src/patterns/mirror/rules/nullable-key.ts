import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "./mirrored.js";

const mirror = (columns: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", region: "varchar(10)" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const ordersNow = clickhouse.mirror("analytics.orders", {
  of: orders,
  orderBy: ["region", "id"],
  columns: ${columns},
});

const listed = [ordersNow];
`;

export const nullableKey: Rule = {
  code: "mirror/nullable-key",
  severity: "error",
  summary: "A column of a mirror's sorting key may be NULL",
  why: "ClickHouse does not sort by columns that may be NULL (error 44).",
  mend: 'Say what NULL is stored as: `columns: { region: { null: "" } }`; or leave the column out of the key.',
  failing: mirror("{}"),
  passing: mirror('{ region: { null: "" } }'),
  *check(pipeline) {
    for (const { mirror, columns } of mirrored(pipeline)) {
      for (const [index, name] of mirror.spec.orderBy.entries()) {
        const column = columns.find((each) => each.name === name);
        if (column === undefined || !column.nullable || mirror.spec.columns[name]?.null !== undefined) continue;
        yield {
          detail: `\`${name}\` may be NULL at the source. Say what it is stored as, \`columns: { ${name}: { null: … } }\`, or leave it out of the key.`,
          at: within(mirror.origin, "orderBy", index),
          resource: mirror.address,
        };
      }
    }
  },
};
