import { atText, within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import { javaPattern } from "../../../../compiler/model/route/java-pattern.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { qualified } from "../../../../systems/postgres/public.js";
import { SOURCE } from "../../../../systems/postgres/schema/source.js";
import { TABLE } from "../../../../systems/postgres/schema/table.js";
import { sourceOf } from "../../connectors/readers.js";
import { textOf, valueAt, writtenConnectors } from "../../connectors/written.js";
import { routed } from "./cases.js";

export const keyReorders: Rule = {
  code: "debezium/key-reorders",
  severity: "error",
  summary: "Messages are keyed by a column that can change under a row",
  why: "Kafka keeps the order within a partition, and the key chooses it. When such a column changes, the row's next change is in another partition, where it may be read before the one that came first; and a DELETE may not tell the old value at all.",
  mend: "Key by columns of the primary key, or by all of it, which is the default; or give the topics one partition.",
  failing: routed("topics: { partitions: 3 },", 'messageKey: ["region"],'),
  passing: routed("topics: { partitions: 3 },", 'messageKey: ["id"],'),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const source = resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
      if (source === undefined || source.spec.topics.partitions === 1) continue;
      for (const [index, column] of (table.spec.messageKey ?? []).entries()) {
        // A column that is not there is another rule's.
        if (table.spec.primaryKey.includes(column) || !Object.hasOwn(table.spec.columns, column)) continue;
        yield {
          detail: `\`${column}\` is not in the primary key of \`${table.name}\`, whose topic has ${source.spec.topics.partitions} partitions. ${keyReorders.mend}`,
          at: within(table.origin, "messageKey", index),
          resource: table.address,
        };
      }
    }
    for (const connector of writtenConnectors(pipeline)) {
      const source = sourceOf(connector, pipeline);
      if (source === undefined || source.spec.topics.partitions === 1) continue;
      for (const { tables, columns } of keysIn(textOf(connector, "message.key.columns") ?? "")) {
        for (const table of ofKind(pipeline.resources, TABLE)) {
          // What the option of the table says has been told above.
          const isMeant = table.spec.source.$ref === source.address && table.spec.messageKey === undefined;
          if (!isMeant || tables?.test(qualified(table.name)) !== true) continue;
          for (const column of columns) {
            if (table.spec.primaryKey.includes(column) || !Object.hasOwn(table.spec.columns, column)) continue;
            yield {
              detail: `\`${column}\` is not in the primary key of \`${table.name}\`, whose topic has ${source.spec.topics.partitions} partitions. ${keyReorders.mend}`,
              at: atText(valueAt(connector, "message.key.columns"), column),
              resource: connector.resource,
              related: [{ at: within(table.origin, "primaryKey"), note: "the primary key" }],
            };
          }
        }
      }
    }
  },
};

/** `message.key.columns`: tables by a pattern, and the columns that key them, with semicolons between. */
function keysIn(text: string) {
  return text.split(";").flatMap((part) => {
    const colon = part.lastIndexOf(":");
    if (colon < 0) return [];
    const pattern = javaPattern(part.slice(0, colon).trim());
    const columns = part
      .slice(colon + 1)
      .split(",")
      .map((each) => each.trim());
    return [{ tables: pattern && new RegExp(pattern.whole.source, "i"), columns }];
  });
}
