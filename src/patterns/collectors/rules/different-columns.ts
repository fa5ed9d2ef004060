import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { spoken } from "../../../systems/otel/public.js";
import { DURATION, traces } from "../case.js";
import { writtenTables } from "../written-tables.js";

const table = (duration: string): string => traces(duration, '      database: "otel",');

export const differentColumns: Rule = {
  code: "otel/different-columns",
  severity: "error",
  summary: "A table does not have the columns that a collector inserts",
  why: "The exporter names its columns, and their values are of its own types: with one that is missing or that takes no such value each insert fails, and the telemetry is dropped.",
  mend: "Give the table the column, with the exporter's type.",
  failing: table('    Elapsed: "UInt64",'),
  passing: table(DURATION),
  *check(pipeline) {
    for (const { exporter, expected, name, table, at } of writtenTables(pipeline)) {
      if (table === undefined || table.spec.columnsOf !== undefined) continue;
      const related = [{ at, note: "what writes into it" }];
      for (const column of expected.insert) {
        const type = expected.columns[column] ?? "String";
        const own = Object.hasOwn(table.spec.columns, column) ? table.spec.columns[column] : undefined;
        if (own === undefined) {
          yield {
            detail: `The ${spoken(exporter)} inserts \`${column}\` ${type}, which \`${name}\` does not have. ${differentColumns.mend}`,
            at: within(table.origin, "columns"),
            resource: table.address,
            related,
          };
        } else if (own.alias !== undefined || own.materialized !== undefined || !fits(type, own.type)) {
          yield {
            detail: `The ${spoken(exporter)} inserts \`${column}\` as ${type}, where \`${name}\` has ${own.type}${fits(type, own.type) ? ", and computes it itself" : ""}. ${differentColumns.mend}`,
            at: within(table.origin, "columns", column),
            resource: table.address,
            related,
          };
        }
      }
    }
  },
};

/** Whether the driver writes a value of one type into a column of the other. */
function fits(inserted: string, column: string): boolean {
  return family(inserted) === family(column);
}

function family(type: string): string {
  return type
    .replace(/\s+/g, "")
    .replace(/LowCardinality\((\w+)\)/g, "$1")
    .replace(/Nullable\((\w+)\)/g, "$1")
    .replace(/\bBoolean\b/g, "Bool")
    .replace(/\bDateTime(64)?(\([^)]*\))?/g, "DateTime")
    .replace(/\bFixedString\(\d+\)/g, "String");
}
