import { SHOP } from "../../../compiler/check/rule-case.js";
import { ofKind, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { sourceTable, sourceTableAt } from "../qualified.js";
import { SOURCE } from "../schema/source.js";
import { TABLE, type TableSpec } from "../schema/table.js";
import { unroutedTopic } from "../topics.js";

const tables = (second: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const items = postgres.table("public.order items", { source: shop, columns, primaryKey: ["id"] });
const others = postgres.table("${second}", { source: shop, columns, primaryKey: ["id"] });

const listed = [items, others];
`;

export const duplicateTopic: Rule = {
  code: "postgres/duplicate-topic",
  severity: "error",
  summary: "Two tables would be written to one topic",
  why: "A topic is named by its prefix, schema and table with dots between, and Debezium writes `_` for what Kafka takes in no topic's name: rows of both tables would be read as one's.",
  mend: "Rename one of the tables, or capture one of them by a source with another `topicPrefix`.",
  failing: tables("public.order_items"),
  passing: tables("public.order_lines"),
  *check(pipeline) {
    const seen = new Map<string, Resource<TableSpec>>();
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const source = resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
      if (source === undefined) continue;
      const topic = unroutedTopic(source, sourceTable(table));
      const key = `${source.address} ${topic}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, table);
        continue;
      }
      // One table twice is another rule's concern.
      if (sourceTable(first) === sourceTable(table)) continue;
      yield {
        detail: `\`${table.name}\` and \`${first.name}\` would both be written to \`${topic}\`. ${duplicateTopic.mend}`,
        at: sourceTableAt(table),
        resource: table.address,
        related: [{ at: sourceTableAt(first), note: "the other table" }],
      };
    }
  },
};
