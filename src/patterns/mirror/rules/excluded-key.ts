import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored, partitionColumns } from "./mirrored.js";

const mirror = (excluded: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", note: "varchar(100)" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], columns: { ${excluded}: "exclude" } });

const listed = [ordersNow];
`;

export const excludedKey: Rule = {
  code: "mirror/excluded-key",
  severity: "error",
  summary: "A mirror leaves out a column that its key needs",
  why: "Without it no event can be matched to its row.",
  mend: "Keep the columns of the primary key, of `orderBy` and of `partitionBy`.",
  failing: mirror("id"),
  passing: mirror("note"),
  *check(pipeline) {
    for (const each of mirrored(pipeline)) {
      const { mirror, table } = each;
      const needed = new Set([...table.spec.primaryKey, ...mirror.spec.orderBy, ...partitionColumns(each)]);
      for (const [name, decision] of Object.entries(mirror.spec.columns)) {
        if (decision.exclude !== true || !needed.has(name)) continue;
        yield {
          detail: `\`${name}\` is part of the key. ${excludedKey.mend}`,
          at: within(mirror.origin, "columns", name),
          resource: mirror.address,
        };
      }
    }
  },
};
