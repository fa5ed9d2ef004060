import { SHOP } from "../../../compiler/check/rule-case.js";
import { atText, type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { columnNames } from "../../../systems/clickhouse/public.js";
import { loggedTable } from "../columns.js";
import { CHANGES, type ChangesSpec } from "../schema.js";

const log = (orderBy: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const changes = clickhouse.changes("analytics.orders_changes", { of: orders, orderBy: ["${orderBy}"] });

const listed = [changes];
`;

/** A log's own columns that are the same whenever an event is delivered. */
const STABLE = new Set(["operation", "changed_at", "lsn", "transaction_id"]);
const UNSTABLE = ["loaded_at", "position", "topic_partition", "topic_offset"];

export const unstableKey: Rule = {
  code: "changes/unstable-key",
  severity: "error",
  summary: "A log is sorted by what is not the same at each delivery",
  why: "An event that is delivered again is known by its key. With the time of loading or the offset in it, each delivery would be a change of its own; and a log has columns for the primary key alone, the others stand in `before` and `after`.",
  mend: "Sort by columns of the primary key, `changed_at`, `lsn`, `operation` or `transaction_id`.",
  failing: log("loaded_at"),
  passing: log("changed_at"),
  *check(pipeline) {
    for (const changes of ofKind(pipeline.resources, CHANGES)) {
      const keys = loggedTable(changes, pipeline.resources)?.table.spec.primaryKey;
      if (keys === undefined) continue;
      for (const [name, at] of namedIn(changes)) {
        if (STABLE.has(name) || keys.includes(name)) continue;
        const fault = UNSTABLE.includes(name)
          ? "is not the same when an event is delivered again"
          : "is no column of the primary key";
        yield { detail: `\`${name}\` ${fault}. ${unstableKey.mend}`, at, resource: changes.address };
      }
    }
  },
};

function* namedIn({ spec, origin }: Resource<ChangesSpec>): Iterable<readonly [string, Origin]> {
  for (const [index, name] of spec.orderBy.entries()) yield [name, within(origin, "orderBy", index)];
  const partition = columnNames(spec.partitionBy);
  // Of an expression what it surely names: another word may be a function's or an interval's.
  for (const name of UNSTABLE) if (partition.has(name)) yield [name, atText(within(origin, "partitionBy"), name)];
}
