import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { fieldsRead } from "../../connectors/fields-read.js";
import { reading } from "./cases.js";

export const numberReadAsDate: Rule = {
  code: "clickhouse/number-read-as-date",
  severity: "error",
  summary: "A view reads a date or time as a text, which is a number in the events",
  why: "Debezium writes a date as days since 1970-01-01, and a timestamp without a zone as milli- or microseconds: as text it is `20290`, which no function takes for a date.",
  mend: "Read the number: toDate32('1970-01-01') + JSONExtractInt(…) for a date, fromUnixTimestamp64Micro(JSONExtractInt(…)) for a timestamp.",
  failing: reading("toDateOrNull(JSONExtractString(event, 'after', 'placed_on'))"),
  passing: reading("toDate32('1970-01-01') + JSONExtractInt(event, 'after', 'placed_on')"),
  *check(pipeline) {
    for (const { view, by, through, text, field, column, table } of fieldsRead(pipeline)) {
      if (!/String$/i.test(by) || column === undefined) continue;
      const kind = column.wire.kind;
      if (kind !== "date" && kind !== "timestamp") continue;
      const reads = through.find((each) => /^(todate|parsedate)/.test(each));
      if (reads === undefined) continue;
      const what = kind === "date" ? "days since 1970-01-01" : `${column.wire.unit} since 1970-01-01`;
      yield {
        detail: `\`${view.name}\` reads \`${field}\`, which is ${what}, as the text of a date. ${numberReadAsDate.mend}`,
        at: atText(within(view.origin, "query"), text),
        resource: view.address,
        related: [{ at: within(table.origin, "columns", field), note: "the column" }],
      };
    }
  },
};
