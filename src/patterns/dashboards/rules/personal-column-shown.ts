import type { Address } from "../../../compiler/model/address.js";
import { atText, within } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { carriedBy, objectsByName, piecesOf } from "../../../systems/clickhouse/public.js";
import { DASHBOARD } from "../../../systems/grafana/public.js";
import { carriersIn } from "../../personal/carriers.js";
import type { Carriers } from "../../personal/marked.js";
import { declaredTables } from "../postgres/declared.js";
import { type DashboardQuery, sqlQueries } from "../queries.js";
import { postgresBoard } from "./postgres-case.js";

export const personalColumnShown: Rule = {
  code: "grafana/personal-column-shown",
  severity: "error",
  summary: "A dashboard shows personal data, and does not say why it may",
  why: "A dashboard hangs on walls and is shared by a link: whoever sees it sees the data, also who may read none of the tables.",
  mend: "Leave the column out, show a count or a hash of it; or say why it may be shown.",
  failing: postgresBoard("SELECT id, lower(email) AS address FROM orders WHERE status = 'open'"),
  passing: postgresBoard(
    "SELECT id, lower(email) AS address FROM orders WHERE status = 'open'",
    '\n      personal: { address: "Support writes to them" },',
  ),
  *check(pipeline) {
    const dashboards = ofKind(pipeline.resources, DASHBOARD);
    if (dashboards.length === 0) return;
    const carriers = carriersIn(pipeline);
    const byName = objectsByName(pipeline.resources);
    for (const dashboard of dashboards) {
      for (const query of sqlQueries(dashboard, pipeline.resources)) {
        const { sql, asker, path, personal = {} } = query;
        const marks = query.type === "postgres" ? markedAtSource(query, pipeline) : { carriers, byName };
        if (marks.carriers.size === 0) continue;
        const reading = {
          byName: marks.byName,
          followed: (address: Address) => new Set(marks.carriers.get(address)?.keys()),
        };
        const shown = new Set<string>();
        for (const { name, word, address, column } of carriedBy(piecesOf(sql), reading)) {
          const from = marks.carriers.get(address)?.get(column);
          if (from === undefined || shown.has(name)) continue;
          shown.add(name);
          if (Object.hasOwn(personal, name) || Object.hasOwn(personal, column)) continue;
          yield {
            detail: `${asker} shows \`${name}\`, which holds personal data. Leave it out, or show a count or a hash of it; or say why it may be shown: \`personal: { ${keyOf(name)}: "…" }\`.`,
            at: atText(placeIn(dashboard.origin, dashboard.spec, path), word),
            resource: dashboard.address,
            related: [{ at: from, note: "where it comes from" }],
          };
        }
      }
    }
  },
};

/** What is marked in the tables of the source itself, which a panel asks directly. */
function markedAtSource({ source }: DashboardQuery, pipeline: Pipeline) {
  const carriers: Carriers = new Map();
  const byName = new Map<string, Address>();
  for (const [name, table] of declaredTables(source, pipeline.resources)) {
    const marked = (table.spec.personal ?? []).map(
      (column, index) => [column, within(table.origin, "personal", index)] as const,
    );
    if (marked.length > 0) carriers.set(table.address, new Map(marked));
    byName.set(name, table.address);
    // Of the schema that is looked in first the name alone is enough.
    if (name.startsWith("public.")) byName.set(name.slice("public.".length), table.address);
  }
  return { carriers, byName };
}

function keyOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
