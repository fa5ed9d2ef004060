import { SHOP } from "../../../compiler/check/rule-case.js";
import { atText, within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored, partitionColumns } from "./mirrored.js";

const mirror = (identity: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", region: "varchar(10) not null" },
  primaryKey: ["id"],
  replicaIdentity: "${identity}",
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["region", "id"] });

const listed = [ordersNow];
`;

export const keyOutsideIdentity: Rule = {
  code: "mirror/key-outside-identity",
  severity: "error",
  summary: "A mirror's sorting or partition key is not within the replica identity",
  why: "A delete carries the old values of the replica identity only. Without the others it lands on another key, and the deleted row stays for ever; so does the old row when an update changes such a column.",
  mend: 'Set `replicaIdentity: "full"` on the table (or an index that has these columns), or leave the column out of the key.',
  failing: mirror("default"),
  passing: mirror("full"),
  *check(pipeline) {
    for (const each of mirrored(pipeline)) {
      const { mirror, table, stream } = each;
      // A computed column in a key is another rule's.
      const known = new Set(
        stream.columns.filter((column) => column.generated === undefined).map((column) => column.name),
      );
      const outside = (column: string): boolean => known.has(column) && !stream.identity.includes(column);
      const told = (column: string, key: string): string =>
        `\`${column}\` is in the ${key} key, but an update or delete of \`${table.name}\` does not tell its old value. ${keyOutsideIdentity.mend}`;
      const related = [{ at: table.origin, note: "the table" }];
      const restsOn = [within(table.origin, "replicaIdentity")];
      for (const [index, column] of mirror.spec.orderBy.entries()) {
        if (!outside(column)) continue;
        yield {
          detail: told(column, "sorting"),
          at: within(mirror.origin, "orderBy", index),
          resource: mirror.address,
          related,
          restsOn,
        };
      }
      for (const column of partitionColumns(each).filter(outside)) {
        const at = atText(within(mirror.origin, "partitionBy"), column);
        yield { detail: told(column, "partition"), at, resource: mirror.address, related, restsOn };
      }
    }
  },
};
