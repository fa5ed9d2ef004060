import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "./mirrored.js";

const mirror = (orderBy: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", customer_id: "integer not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: [${orderBy}] });

const listed = [ordersNow];
`;

export const keyNotUnique: Rule = {
  code: "mirror/key-not-unique",
  severity: "error",
  summary: "A mirror's sorting key does not contain the primary key",
  why: "Rows with the same sorting key are taken for versions of one row: all but one of them would vanish.",
  mend: "Add the primary key's columns at the end of `orderBy`.",
  failing: mirror('"customer_id"'),
  passing: mirror('"customer_id", "id"'),
  *check(pipeline) {
    for (const { mirror, table } of mirrored(pipeline)) {
      const missing = table.spec.primaryKey.filter((column) => !mirror.spec.orderBy.includes(column));
      // A misspelt column is told as that.
      const misspelt = mirror.spec.orderBy.some((column) => !(column in table.spec.columns));
      if (missing.length === 0 || misspelt) continue;
      const key = [...mirror.spec.orderBy, ...missing].map((column) => JSON.stringify(column)).join(", ");
      yield {
        detail: `Rows of \`${table.name}\` that differ only in ${missing.map((column) => `\`${column}\``).join(", ")} would become one. Write \`orderBy: [${key}]\`.`,
        at: within(mirror.origin, "orderBy"),
        resource: mirror.address,
      };
    }
  },
};
