import { within } from "../../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { SOURCE } from "../../../../systems/postgres/schema/source.js";
import { TABLE } from "../../../../systems/postgres/schema/table.js";
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
    for (const table of ofKind(pipeline.resources.values(), TABLE)) {
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
  },
};
