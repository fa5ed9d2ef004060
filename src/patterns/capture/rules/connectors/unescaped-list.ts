import { atText } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { connectorDefinitions } from "../../../../systems/debezium/public.js";
import { listOf, valueAt, writtenConnectors } from "../../connectors/written.js";
import { inventory } from "./cases.js";
import { isSaidByOption } from "./property-of-option.js";

export const unescapedList: Rule = {
  code: "debezium/unescaped-list",
  severity: "warning",
  summary: "A list of tables or columns has a dot that stands for any character",
  why: "Include and exclude lists are regular expressions: `a.b` also matches `a_b`, so that more is captured, masked or left out than was meant.",
  mend: "Write the dot as `\\\\.`.",
  failing: inventory('"table.include.list": "inventory.orders",'),
  passing: inventory('"table.include.list": "inventory\\\\.orders",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      if (connectorDefinitions(connector.connector.spec.class) === undefined) continue;
      for (const property of Object.keys(connector.written)) {
        if (
          !/^(table|column|collection)\.(include|exclude)\.list$|^snapshot\.include\.collection\.list$/.test(property)
        ) {
          continue;
        }
        if (isSaidByOption(connector, property)) continue;
        for (const entry of listOf(connector, property).filter(hasBareDot)) {
          yield {
            detail: `\`${entry}\` in \`${property}\`: its dot matches any character. ${unescapedList.mend}`,
            at: atText(valueAt(connector, property), entry),
            resource: connector.resource,
          };
        }
      }
    }
  },
};

/** A dot between two names, with nothing that makes it a pattern: not `\.`, `[.]`, `.*`. */
function hasBareDot(entry: string): boolean {
  const plain = entry.replace(/\\./g, "").replace(/\[[^\]]*\]/g, "");
  return /\w\.\w/.test(plain);
}
