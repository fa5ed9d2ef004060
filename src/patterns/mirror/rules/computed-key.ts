import { SHOP } from "../../../compiler/check/rule-case.js";
import { atText, within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored, partitionColumns } from "./mirrored.js";

const mirror = (orderBy: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "integer not null",
    quantity: "integer not null",
    doubled: "integer not null generated always as (quantity * 2) stored",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: [${orderBy}] });

const listed = [ordersNow];
`;

export const computedKey: Rule = {
  code: "mirror/computed-key",
  severity: "error",
  summary: "A mirror's key names a column that it computes",
  why: "No event carries the column, and it is computed when the mirror is read: rows can be neither sorted nor partitioned by it.",
  mend: "Use the columns that it is computed from: `partitionBy` takes an expression of them.",
  failing: mirror('"doubled", "id"'),
  passing: mirror('"quantity", "id"'),
  *check(pipeline) {
    for (const each of mirrored(pipeline)) {
      const { mirror, columns } = each;
      const computed = new Set(
        columns
          .filter(
            ({ name, generated }) => generated !== undefined || mirror.spec.columns[name]?.expression !== undefined,
          )
          .map(({ name }) => name),
      );
      const told = (name: string): string => `\`${name}\` is computed from other columns. ${computedKey.mend}`;
      for (const [index, name] of mirror.spec.orderBy.entries()) {
        if (!computed.has(name)) continue;
        yield { detail: told(name), at: within(mirror.origin, "orderBy", index), resource: mirror.address };
      }
      for (const name of partitionColumns(each).filter((column) => computed.has(column))) {
        yield { detail: told(name), at: atText(within(mirror.origin, "partitionBy"), name), resource: mirror.address };
      }
    }
  },
};
