import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { fieldsRead } from "../../connectors/fields-read.js";
import { reading } from "./cases.js";

export const fieldNotInEvents: Rule = {
  code: "clickhouse/field-not-in-events",
  severity: "error",
  summary: "A view reads a column that events do not have",
  why: "What is not in an event is read as 0 or an empty text, and nothing is said. A generated column is in a snapshot's events, but before PostgreSQL 18 not in those that follow: it turns into 0 with each update.",
  mend: "Read a column that the table has. Compute a generated one from the columns that it is made of; a clickhouse.mirror does.",
  failing: reading("JSONExtractFloat(event, 'after', 'total')"),
  passing: reading("JSONExtractInt(event, 'after', 'quantity') * JSONExtractFloat(event, 'after', 'price')"),
  *check(pipeline) {
    for (const { view, by, text, field, column, stream, table } of fieldsRead(pipeline)) {
      if (column !== undefined && column.generated === undefined) continue;
      // A column of a type that is not known is told elsewhere.
      const isDeclared = column === undefined && isColumn(table.spec, field);
      if (isDeclared) continue;
      const what =
        column === undefined
          ? `\`${stream.table}\` has no such column`
          : `\`${stream.table}\` computes it, and the stream is without it`;
      yield {
        detail: `\`${view.name}\` reads \`${field}\` by ${by}(), and ${what}. ${fieldNotInEvents.mend}`,
        at: atText(within(view.origin, "query"), text),
        resource: view.address,
        related: [
          {
            at: column === undefined ? within(table.origin, "columns") : within(table.origin, "columns", field),
            note: "the columns",
          },
        ],
      };
    }
  },
};

function isColumn(spec: unknown, field: string): boolean {
  if (typeof spec !== "object" || spec === null || !("columns" in spec)) return false;
  return typeof spec.columns === "object" && spec.columns !== null && Object.hasOwn(spec.columns, field);
}
