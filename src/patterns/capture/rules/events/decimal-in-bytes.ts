import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { fieldsRead } from "../../connectors/fields-read.js";
import { textOf, valueAt } from "../../connectors/written.js";
import { reading } from "./cases.js";

const price = (mode: string): string =>
  reading("ifNull(toString(toDecimal64OrNull(JSONExtractString(event, 'after', 'price'), 2)), '')")
    .replace("});\n\nconst orders", `  connector: { ${mode} },\n});\n\nconst orders`)
    .replace(/clickhouse\.mirror\("analytics\.orders", \{ of: orders, orderBy: \["id"\] \}\)/, "orders");

export const decimalInBytes: Rule = {
  code: "clickhouse/decimal-in-bytes",
  severity: "error",
  summary: "A view reads a decimal that events carry as bytes",
  why: "`decimal.handling.mode` is `precise` by default: the number's bytes, in base64 with JSON. As a text it is `AfQ=`, which no function takes for a number.",
  mend: 'Write "decimal.handling.mode": "string" into the connector, and read the digits.',
  failing: price('"decimal.handling.mode": "precise"'),
  passing: price('"decimal.handling.mode": "string"'),
  *check(pipeline) {
    for (const { view, text, field, column, connector, table } of fieldsRead(pipeline)) {
      const kind = column?.wire.kind;
      if (connector === undefined || (kind !== "decimal" && kind !== "unconstrained-decimal")) continue;
      const mode = textOf(connector, "decimal.handling.mode") ?? "precise";
      if (mode.toLowerCase() !== "precise") continue;
      yield {
        detail: `\`${view.name}\` reads \`${field}\`, and \`${connector.connector.name}\` writes decimals as bytes. ${decimalInBytes.mend}`,
        at: atText(within(view.origin, "query"), text),
        resource: view.address,
        related: [
          { at: valueAt(connector, "decimal.handling.mode"), note: "the connector" },
          { at: within(table.origin, "columns", field), note: "the column" },
        ],
      };
    }
  },
};
