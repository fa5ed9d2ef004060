import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";

const table = (name: string): string => `const events = clickhouse.table("${name}", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});

const listed = [events];
`;

const KINDS = new Set([
  "clickhouse.table",
  "clickhouse.view",
  "clickhouse.materializedView",
  "clickhouse.mirror",
  "clickhouse.changes",
]);

export const unqualifiedName: Rule = {
  code: "clickhouse/unqualified-name",
  severity: "error",
  summary: "A ClickHouse object is named without its database",
  why: "It would be made in whatever database the session that applies it happens to use.",
  mend: 'Write the database before the name: "analytics.events".',
  failing: table("events"),
  passing: table("analytics.events"),
  *check(pipeline) {
    for (const resource of pipeline.resources.values()) {
      if (!KINDS.has(resource.kind) || resource.madeBy !== undefined || /^[^.]+\.[^.]/.test(resource.name)) continue;
      yield {
        detail: `\`${resource.name}\` says no database. ${unqualifiedName.mend}`,
        at: within(resource.origin, "$name"),
        resource: resource.address,
      };
    }
  },
};
