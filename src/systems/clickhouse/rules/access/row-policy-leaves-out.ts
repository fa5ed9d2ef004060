import { nameOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { GRANT } from "../../schema/access/grant.js";
import { ROW_POLICY } from "../../schema/access/row-policy.js";
import { identities, isFor, lastHolders } from "./holders.js";
import { isOn, readsRows } from "./reading.js";

const policies = (others: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", region: "LowCardinality(String)" },
  orderBy: ["id"],
});
const north = clickhouse.role("north");
const manager = clickhouse.role("manager");
const read = clickhouse.grant("all read orders", { privileges: ["SELECT"], on: orders, to: [north, manager] });
const ownRegion = clickhouse.rowPolicy("own_region", { on: orders, using: sql\`region = 'north'\`, to: [north] });${others}

const listed = [orders];
`;

export const rowPolicyLeavesOut: Rule = {
  code: "clickhouse/row-policy-leaves-out",
  severity: "warning",
  summary: "Who may read a table with row policies is named by none of them",
  why: "What they see is then up to the server: with `users_without_row_policies_can_read_rows`, which is the default, every row; without it, as in configurations that are older, none.",
  mend: "Say it with a policy: `using: sql`1`` for all rows, `using: sql`0`` for none.",
  failing: policies(""),
  passing: policies(
    '\nconst rest = clickhouse.rowPolicy("all_regions", { on: orders, using: sql`1`, to: { allExcept: [north] } });',
  ),
  *check(pipeline) {
    const all = ofKind(pipeline.resources, ROW_POLICY).filter(({ spec }) => spec.as === "permissive");
    const grants = ofKind(pipeline.resources, GRANT).filter(({ spec }) => readsRows(spec));
    const holders = lastHolders(pipeline).map((holder) => ({ holder, own: identities(holder, pipeline) }));
    for (const target of new Set(all.map(({ spec }) => spec.on.$ref))) {
      const own = all.filter(({ spec }) => spec.on.$ref === target);
      const [first] = own;
      if (first === undefined) continue;
      const reading = grants.filter(({ spec }) => isOn(spec, target, pipeline));
      const left = holders.filter(
        ({ own: names }) =>
          reading.some(({ spec }) => isFor(spec.to, names)) && !own.some(({ spec }) => isFor(spec.to, names)),
      );
      if (left.length === 0) continue;
      const names = left.map(({ holder }) => `\`${holder.name}\``).join(", ");
      yield {
        detail: `${names} may read \`${nameOf(target)}\`, and no policy on it says which rows: by the server's \`users_without_row_policies_can_read_rows\` that is all of them or none. Add a policy for ${names}: \`using: sql\`1\`\` for all rows.`,
        at: within(first.origin, "to"),
        resource: first.address,
        related: left.slice(0, 3).map(({ holder }) => ({ at: holder.origin, note: "who is left out" })),
      };
    }
  },
};
