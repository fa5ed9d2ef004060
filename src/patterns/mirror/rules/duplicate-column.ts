import { SHOP } from "../../../compiler/check/rule-case.js";
import { KEY, type Origin, within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { RESERVED_NAMES } from "../reserved-names.js";
import { type Mirrored, mirrored } from "./mirrored.js";

const mirror = (name: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", st: "varchar(20) not null", status_code: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", {
  of: orders,
  orderBy: ["id"],
  columns: { st: { as: "${name}" } },
});

const listed = [ordersNow];
`;

export const duplicateColumn: Rule = {
  code: "mirror/duplicate-column",
  severity: "error",
  summary: "Two columns of a mirror have the same name",
  why: "What the author names (`as`, `extra`, `sourceColumn`, `softDelete`) stands beside the columns of the source, and a name can mean one of them only.",
  mend: "Choose a name that neither the table nor the mirror has.",
  failing: mirror("status_code"),
  passing: mirror("status"),
  *check(pipeline) {
    const told = new Set<string>();
    for (const each of mirrored(pipeline)) {
      // Several tables of one mirror have the same columns.
      if (told.has(each.mirror.address)) continue;
      told.add(each.mirror.address);
      const taken = new Set([...each.columns.map(({ name }) => name), ...RESERVED_NAMES]);
      for (const [name, at] of ownNames(each)) {
        if (taken.has(name)) {
          const detail = `\`${each.mirror.name}\` has a column \`${name}\` already. ${duplicateColumn.mend}`;
          yield { detail, at, resource: each.mirror.address };
        }
        taken.add(name);
      }
    }
  },
};

/** The names that the author chose, and where. */
function* ownNames({ mirror: { spec, origin } }: Mirrored): Iterable<readonly [string, Origin]> {
  if (spec.sourceColumn !== undefined) yield [spec.sourceColumn.name, within(origin, "sourceColumn")];
  for (const [name, { as }] of Object.entries(spec.columns)) {
    if (as !== undefined && as !== name) yield [as, within(origin, "columns", name, "as")];
  }
  for (const name of Object.keys(spec.extra)) yield [name, within(origin, "extra", name, KEY)];
  if (spec.deletes === "keep") yield [spec.softDelete, within(origin, "softDelete")];
}
