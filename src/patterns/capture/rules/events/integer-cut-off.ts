import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { fieldsRead } from "../../connectors/fields-read.js";
import { reading } from "./cases.js";

const kept = (type: string): string =>
  reading("''", "")
    .replace('value: "String"', `quantity: "${type}"`)
    .replace("toString('') AS value", "JSONExtractInt(event, 'after', 'quantity') AS quantity");

export const integerCutOff: Rule = {
  code: "clickhouse/integer-cut-off",
  severity: "error",
  summary: "A number goes into a column that is too narrow for it",
  why: "What does not fit is cut off, and nothing is said: 70000 is 4464 in a UInt16.",
  mend: "Give the column a type as wide as the source's: Int16 for smallint, Int32 for integer, Int64 for bigint.",
  failing: kept("Int16"),
  passing: kept("Int64"),
  *check(pipeline) {
    for (const { view, text, field, column, into, table } of fieldsRead(pipeline)) {
      if (column?.wire.kind !== "integer" || into === undefined) continue;
      const bits = Number(/^(?:Nullable\()?U?Int(\d+)/.exec(into.type)?.[1] ?? column.wire.bits);
      if (bits >= column.wire.bits) continue;
      yield {
        detail: `\`${view.name}\` writes \`${field}\`, a number of ${column.wire.bits} bits, into \`${into.column}\`, a ${into.type}. ${integerCutOff.mend}`,
        at: atText(within(view.origin, "query"), text),
        resource: view.address,
        related: [
          { at: within(into.table.origin, "columns", into.column), note: "the narrow column" },
          { at: within(table.origin, "columns", field), note: "the source's" },
        ],
      };
    }
  },
};
