import { atText, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";
import { callsIn } from "../../sql/calls.js";
import { piecesOf } from "../../sql/pieces.js";
import { keptBy, replacesRows } from "../kept.js";

const table = (mode: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", status: "String", amount: "Decimal(18, 2)", version: "UInt64" },
  engine: { type: "ReplacingMergeTree", version: "version" },
  orderBy: ["id"],
  projections: { by_status: sql\`SELECT status, sum(amount) GROUP BY status\` },
  settings: { deduplicate_merge_projection_mode: "${mode}" },
});

const listed = [orders];
`;

export const projectionOfUpdates: Rule = {
  code: "clickhouse/projection-of-updates",
  severity: "error",
  summary: "A projection keeps the sums of rows that have been replaced",
  why: 'When parts are merged, replaced rows go; a projection that is not made anew (mode "ignore") still sums them, and queries that use it return more than is there.',
  mend: 'Set deduplicate_merge_projection_mode to "rebuild" or "drop", or compute the sums in a refreshable view.',
  failing: table("ignore"),
  passing: table("rebuild"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const kept = keptBy(table);
      if (kept === undefined || !replacesRows(kept)) continue;
      if (kept.settings.deduplicate_merge_projection_mode !== "ignore") continue;
      for (const [name, query] of Object.entries(table.spec.projections)) {
        const sum = callsIn(piecesOf(query)).find((call) => /^(sum|count|avg)/i.test(call.name));
        if (sum === undefined) continue;
        yield {
          detail: `\`${name}\` of \`${table.name}\` computes ${sum.name}() of rows that are replaced. ${projectionOfUpdates.mend}`,
          at: atText(within(table.origin, "projections", name), sum.name),
          resource: table.address,
          related: [
            { at: within(table.origin, "settings", "deduplicate_merge_projection_mode"), note: "what keeps them" },
          ],
        };
      }
    }
  },
};
