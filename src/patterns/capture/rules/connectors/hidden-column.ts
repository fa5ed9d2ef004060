import { atText } from "../../../../compiler/model/origin.js";
import { javaPattern } from "../../../../compiler/model/route/java-pattern.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { qualified } from "../../../../systems/postgres/public.js";
import { mirrored as mirroredTables } from "../../../mirror/rules/mirrored.js";
import { sourceOf } from "../../connectors/readers.js";
import { listOf, valueAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";

const hiding = (column: string): string =>
  mirrored(`connector: { "column.exclude.list": "public\\\\.orders\\\\.${column}" },`).replace(
    'id: "integer not null" ',
    'id: "integer not null", note: "varchar(100)" ',
  );

export const hiddenColumn: Rule = {
  code: "debezium/hidden-column",
  severity: "error",
  summary: "A connector leaves out a column that a mirror reads",
  why: "No event has it: in the mirror it is NULL, or what stands for it, in every row.",
  mend: 'Take it off the connector\'s list; or leave it out of the mirror, too: `"exclude"`.',
  failing: hiding("note"),
  passing: hiding("remark"),
  *check(pipeline) {
    const all = mirroredTables(pipeline);
    for (const connector of writtenConnectors(pipeline)) {
      const source = sourceOf(connector, pipeline);
      if (source === undefined) continue;
      for (const { mirror, table, columns } of all) {
        if (table.spec.source.$ref !== source.address) continue;
        for (const { name } of columns) {
          const hidden = hiddenBy(connector, `${qualified(table.name)}.${name}`);
          if (hidden === undefined) continue;
          const at = valueAt(connector, hidden.property);
          yield {
            detail: `\`${hidden.property}\` leaves out \`${name}\` of \`${table.name}\`, which \`${mirror.name}\` reads. ${hiddenColumn.mend}`,
            at: hidden.entry === undefined ? at : atText(at, hidden.entry),
            resource: connector.resource,
            related: [{ at: mirror.origin, note: "what reads it" }],
          };
        }
      }
    }
  },
};

/** The list that leaves a column out, and its entry; nothing where a pattern is not known to say so. */
function hiddenBy(connector: WrittenConnector, column: string) {
  const patterns = (property: string) =>
    listOf(connector, property).map((entry) => {
      const pattern = javaPattern(entry);
      // Debezium compares without regard to case.
      return { entry, matches: pattern === undefined ? undefined : new RegExp(pattern.whole.source, "i").test(column) };
    });
  const excluded = patterns("column.exclude.list").find(({ matches }) => matches === true);
  if (excluded !== undefined) return { property: "column.exclude.list", entry: excluded.entry };
  const included = patterns("column.include.list");
  const isLeftOut = included.length > 0 && included.every(({ matches }) => matches === false);
  return isLeftOut ? { property: "column.include.list", entry: undefined } : undefined;
}
