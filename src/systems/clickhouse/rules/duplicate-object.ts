import { within } from "../../../compiler/model/origin.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";

const objects = (name: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const recent = clickhouse.view("${name}", { query: sql\`SELECT id FROM \${events}\` });

const listed = [recent];
`;

const KINDS = new Set(["clickhouse.table", "clickhouse.view", "clickhouse.materializedView", "clickhouse.dictionary"]);

export const duplicateObject: Rule = {
  code: "clickhouse/duplicate-object",
  severity: "error",
  summary: "Two objects in ClickHouse have the same name",
  why: "Tables and views share one namespace: the second would not be made, or replace the first.",
  mend: "Rename one of them. A mirror makes objects whose names begin with its own; `headrace explain` lists them.",
  failing: objects("analytics.events"),
  passing: objects("analytics.recent_events"),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const resource of pipeline.resources.values()) {
      if (!KINDS.has(resource.kind)) continue;
      const withOwnTable = resource.kind === "clickhouse.materializedView" && !hasTarget(resource.spec);
      for (const name of withOwnTable ? [resource.name, `${resource.name}_mv`] : [resource.name]) {
        const first = seen.get(name);
        if (first === undefined) {
          seen.set(name, resource);
          continue;
        }
        const maker = first.madeBy === undefined ? "" : `, which \`${first.madeBy}\` makes`;
        yield {
          detail: `\`${name}\` is also a ${first.kind}${maker}. ${duplicateObject.mend}`,
          at: resource.madeBy === undefined ? within(resource.origin, "$name") : resource.origin,
          resource: resource.madeBy ?? resource.address,
          related: [{ at: first.origin, note: "the other one" }],
        };
      }
    }
  },
};

function hasTarget(spec: unknown): boolean {
  return typeof spec === "object" && spec !== null && "to" in spec && spec.to !== undefined;
}
