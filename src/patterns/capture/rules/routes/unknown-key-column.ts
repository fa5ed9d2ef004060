import { didYouMean } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../../../systems/postgres/schema/table.js";
import { routed } from "./cases.js";

export const unknownKeyColumn: Rule = {
  code: "debezium/unknown-key-column",
  severity: "error",
  summary: "Messages are keyed by a column that the table does not have",
  why: "The connector fails at the first event of the table.",
  mend: "Name columns of the table.",
  failing: routed("", 'messageKey: ["idd" as "id"],'),
  passing: routed("", 'messageKey: ["id"],'),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const columns = Object.keys(table.spec.columns);
      for (const [index, column] of (table.spec.messageKey ?? []).entries()) {
        if (columns.includes(column)) continue;
        yield {
          detail: `\`${table.name}\` has no column \`${column}\`.${didYouMean(column, columns)} ${unknownKeyColumn.mend}`,
          at: within(table.origin, "messageKey", index),
          resource: table.address,
        };
      }
    }
  },
};
