import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { MATERIALIZED_VIEW } from "../../schema/view.js";
import { CHANGES } from "../changes-case.js";
import { declaredQueues } from "./queues.js";

export const queueNotRead: Rule = {
  code: "clickhouse/queue-not-read",
  severity: "warning",
  summary: "A queue that no view reads",
  why: "A Kafka table is a consumer only while a materialized view is attached to it: nothing is read from the topic, and its lag is told nowhere.",
  mend: "Write a clickhouse.materializedView that reads it into a table, or take the queue away.",
  failing: `${CHANGES}
const listed = [ordersNow, queue];
`,
  passing: `${CHANGES}
const raw = clickhouse.table("analytics.orders_archive", { columns: { event: "String" }, orderBy: [] });
const intoRaw = clickhouse.materializedView("analytics.orders_archive_mv", {
  to: raw,
  query: sql\`SELECT event FROM \${queue}\`,
});

const listed = [ordersNow, intoRaw];
`,
  *check(pipeline) {
    const flows = flowsIn(pipeline);
    // A view whose query begins in a way that is not understood may read anything that it refers to.
    const unclear = flows.all.filter((flow) => flow.from === undefined).flatMap((flow) => flow.view.uses);
    const derived = ofKind(pipeline.resources, MATERIALIZED_VIEW).filter((view) => view.madeBy !== undefined);
    const used = new Set([...unclear, ...derived.flatMap((view) => view.uses)]);
    for (const queue of declaredQueues(pipeline)) {
      if (flows.from.has(queue.address) || used.has(queue.address)) continue;
      yield {
        detail: `No materialized view reads \`${queue.name}\`, so nothing is consumed. ${queueNotRead.mend}`,
        at: queue.origin,
        resource: queue.address,
      };
    }
  },
};
