import { nameOf } from "../../../compiler/model/address.js";
import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mayRead, objectsByName, piecesOf, readsIn } from "../../../systems/clickhouse/public.js";
import { USER } from "../../../systems/clickhouse/schema/access/user.js";
import { DASHBOARD } from "../../../systems/grafana/public.js";
import { sqlQueries } from "../queries.js";

const granted = (on: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { at: "DateTime", kind: "String" },
  orderBy: ["at"],
});
const kinds = clickhouse.table("analytics.kinds", { columns: { kind: "String" }, orderBy: ["kind"] });
const screens = clickhouse.role("screens");
const reader = clickhouse.user("grafana", {
  authentication: { type: "sha256_password", password: secret("clickhouse/grafana") },
  roles: [screens],
});
const read = clickhouse.grant("screens read", { privileges: ["SELECT"], on: ${on}, to: [screens] });
const source = grafana.datasource("analytics", {
  type: "clickhouse",
  host: "clickhouse",
  user: "grafana",
  password: secret("clickhouse/grafana"),
});
const board = grafana.dashboard("shop", {
  title: "Shop",
  panels: [grafana.stat("Events", { query: sql\`SELECT count() FROM \${events}\` })],
});

const listed = [kinds, reader, source, board];
`;

export const unreadableTable: Rule = {
  code: "grafana/unreadable-table",
  severity: "error",
  summary: "A panel reads what its data source's account may not",
  why: "ClickHouse refuses the query, and the panel shows an error: `Not enough privileges`.",
  mend: "Grant the account SELECT on it, or read something else.",
  failing: granted("kinds"),
  passing: granted("[kinds, events]"),
  *check(pipeline) {
    const users = new Map(ofKind(pipeline.resources, USER).map((user) => [user.name, user]));
    if (users.size === 0) return;
    const byName = objectsByName(pipeline.resources);
    for (const dashboard of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { sql, asker, path, source } of sqlQueries(dashboard, pipeline.resources)) {
        const user = source?.spec.type === "clickhouse" ? users.get(source.spec.user ?? "default") : undefined;
        if (source === undefined || user === undefined) continue;
        const told = new Set<string>();
        for (const { address, text } of readsIn(piecesOf(sql), byName)) {
          if (told.has(address) || mayRead(user, address, pipeline)) continue;
          told.add(address);
          const at = placeIn(dashboard.origin, dashboard.spec, path);
          yield {
            detail: `${asker} reads \`${nameOf(address)}\`, and \`${user.name}\`, as whom \`${source.name}\` logs in, may not. ${unreadableTable.mend}`,
            at: text === undefined ? at : atText(at, text),
            resource: dashboard.address,
            related: [{ at: user.origin, note: "the account" }],
          };
        }
      }
    }
  },
};
