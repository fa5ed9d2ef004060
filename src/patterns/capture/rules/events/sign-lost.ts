import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { fieldsRead } from "../../connectors/fields-read.js";
import { reading } from "./cases.js";

export const signLost: Rule = {
  code: "clickhouse/sign-lost",
  severity: "warning",
  summary: "A view reads a number that can be negative as one that cannot",
  why: "JSONExtractUInt gives 0 for every negative number, and nothing is said.",
  mend: "Read it by JSONExtractInt into a signed column. Where the source refuses negative numbers, say so there: `check (quantity > 0)`.",
  failing: reading("JSONExtractUInt(event, 'after', 'quantity')"),
  passing: reading("JSONExtractInt(event, 'after', 'quantity')"),
  *check(pipeline) {
    for (const { view, by, text, field, column, table } of fieldsRead(pipeline)) {
      if (!/UInt$/i.test(by) || column === undefined || column.wire.kind !== "integer") continue;
      if (/serial|check|identity|default\s+nextval/i.test(column.sourceType)) continue;
      yield {
        detail: `\`${view.name}\` reads \`${field}\`, which is ${column.sourceType.replace(/ not null.*/i, "")} at the source, by ${by}(). ${signLost.mend}`,
        at: atText(within(view.origin, "query"), text),
        resource: view.address,
        related: [{ at: within(table.origin, "columns", field), note: "the column" }],
      };
    }
  },
};
