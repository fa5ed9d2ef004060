import { atText, type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { type Flows, flowsIn } from "../../flow.js";
import { TABLE } from "../../schema/table.js";
import { callsIn } from "../../sql/calls.js";
import { piecesOf } from "../../sql/pieces.js";
import { selectItems } from "../../sql/select-items.js";
import { changingFunction, isChanging, type Kept, keptBy, replacesRows } from "../kept.js";

const table = (orderBy: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", version: "UInt64", synced_at: { type: "DateTime", default: sql\`now()\` } },
  engine: { type: "ReplacingMergeTree", version: "version" },
  orderBy: ${orderBy},
});

const listed = [orders];
`;

export const clockInKey: Rule = {
  code: "clickhouse/clock-in-key",
  severity: "error",
  summary: "A sorting key with the time of insertion in it",
  why: "Rows replace one another by their sorting key. A column that is new at each insert makes every delivery a row of its own: nothing is ever replaced.",
  mend: "Leave the column out of the sorting key.",
  failing: table('["id", "synced_at"]'),
  passing: table('["id"]'),
  *check(pipeline) {
    const flows = flowsIn(pipeline);
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = table.madeBy === undefined ? keptBy(table) : undefined;
      if (kept === undefined || !replacesRows(kept)) continue;
      for (const [index, name] of kept.orderBy.entries()) {
        const filled = typeof name === "string" ? filledBy(table, name, kept, flows) : undefined;
        if (filled === undefined) continue;
        yield {
          detail: `\`${table.name}\` replaces rows by its sorting key, and \`${name}\` is filled by ${filled.by}() at each insert. ${clockInKey.mend}`,
          at: within(table.origin, "orderBy", index),
          resource: table.address,
          related: [{ at: filled.at, note: "what fills it" }],
        };
      }
    }
  },
};

function filledBy(
  table: Resource,
  name: string,
  kept: Kept,
  flows: Flows,
): { readonly by: string; readonly at: Origin } | undefined {
  for (const { view } of flows.into.get(table.address) ?? []) {
    const item = selectItems(piecesOf(view.spec.query))?.find((each) => each.name === name);
    if (item === undefined) continue;
    const [outer] = callsIn(item.expression);
    if (outer === undefined || !isChanging(outer.name)) return undefined;
    return { by: outer.name, at: atText(within(view.origin, "query"), outer.name) };
  }
  const column = kept.columns[name];
  const by = changingFunction(column?.default ?? column?.materialized);
  return by === undefined ? undefined : { by, at: within(table.origin, "columns", name) };
}
