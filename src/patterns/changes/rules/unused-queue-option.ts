import { SHOP } from "../../../compiler/check/rule-case.js";
import { KEY, within } from "../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../../../systems/clickhouse/schema/table.js";
import { logNames } from "../names.js";
import { CHANGES } from "../schema.js";

const log = (group: string): string => `${SHOP.replace("\n});", "\n  topics: { partitions: 2 },\n});")}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const changes = clickhouse.changes("analytics.orders_changes", {
  of: orders,${group}
  consumers: 2,
});

const listed = [ordersNow, changes];
`;

export const unusedQueueOption: Rule = {
  code: "changes/unused-queue-option",
  severity: "error",
  summary: "A log without a queue of its own has options of a queue",
  why: "Beside a mirror of the same table a log reads along with the mirror's queue: the option would have no effect.",
  mend: "Set it on the mirror, or give the log a queue of its own: `consumerGroup`.",
  failing: log(""),
  passing: log('\n  consumerGroup: "audit",'),
  *check(pipeline) {
    for (const changes of ofKind(pipeline.resources, CHANGES)) {
      if (resourceAt(pipeline.resources, `clickhouse.table/${logNames(changes.name).queue}`, TABLE)) continue;
      for (const option of ["consumers", "queueSettings"] as const) {
        if (changes.spec[option] === undefined) continue;
        yield {
          detail: `\`${changes.name}\` reads along with the queue of a mirror of the same table. ${unusedQueueOption.mend}`,
          at: within(changes.origin, option, KEY),
          resource: changes.address,
        };
      }
    }
  },
};
