import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "./mirrored.js";

const mirror = (identity: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
  replicaIdentity: "${identity}",
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], deletes: "keep" });

const listed = [ordersNow];
`;

export const keptDelete: Rule = {
  code: "mirror/kept-delete",
  severity: "error",
  summary: "Deleted rows are to be kept, but a delete does not tell their values",
  why: "A delete carries the replica identity alone. Kept with that, the row would have nothing but its key.",
  mend: 'Set `replicaIdentity: "full"` on the table; or `deletes: "ignore"`, which leaves the row as it was, unmarked.',
  failing: mirror("default"),
  passing: mirror("full"),
  *check(pipeline) {
    for (const { isLog, mirror, table, columns, stream } of mirrored(pipeline)) {
      if (isLog || mirror.spec.deletes !== "keep") continue;
      const untold = columns.filter(
        ({ name, generated }) => generated === undefined && !stream.identity.includes(name),
      );
      if (untold.length === 0) continue;
      yield {
        detail: `A delete of \`${table.name}\` does not tell ${untold.map(({ name }) => `\`${name}\``).join(", ")}. ${keptDelete.mend}`,
        at: within(mirror.origin, "deletes"),
        resource: mirror.address,
        related: [{ at: table.origin, note: "the table" }],
      };
    }
  },
};
