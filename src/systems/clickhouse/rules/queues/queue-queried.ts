import { atText, within } from "../../../../compiler/model/origin.js";
import { isOfKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { flowsIn } from "../../flow.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";
import { piecesOf } from "../../sql/pieces.js";
import { readsIn } from "../../sql/reads.js";
import { CHANGES } from "../changes-case.js";
import { isDeclaredQueue } from "./queues.js";

const view = (from: string): string => `${CHANGES}
const archive = clickhouse.table("analytics.orders_archive", { columns: { event: "String" }, orderBy: [] });
const intoArchive = clickhouse.materializedView("analytics.orders_archive_mv", {
  to: archive,
  query: sql\`SELECT event FROM \${queue}\`,
});
const latest = clickhouse.view("analytics.latest_orders", { query: sql\`SELECT event FROM \${${from}}\` });

const listed = [ordersNow, intoArchive, latest];
`;

export const queueQueried: Rule = {
  code: "clickhouse/queue-queried",
  severity: "error",
  summary: "A query reads a queue",
  why: "To read a Kafka table is to consume it: each message comes once, and then the tables that the queue feeds miss it. ClickHouse refuses such reads unless they are allowed by a setting.",
  mend: "Read the table that an incremental view writes the messages to.",
  failing: view("queue"),
  passing: view("archive"),
  *check(pipeline) {
    const { byName, byView } = flowsIn(pipeline);
    for (const view of pipeline.resources.values()) {
      const isIncremental = byView.get(view);
      if (view.madeBy !== undefined || !(isOfKind(view, VIEW) || isOfKind(view, MATERIALIZED_VIEW))) continue;
      for (const read of readsIn(piecesOf(view.spec.query), byName)) {
        const queue = pipeline.resources.get(read.address);
        if (!isDeclaredQueue(queue) || isIncremental?.from === queue) continue;
        const at = within(view.origin, "query");
        yield {
          detail: `\`${view.name}\` reads \`${queue.name}\`, which is a queue. ${queueQueried.mend}`,
          at: read.text === undefined ? at : atText(at, read.text),
          resource: view.address,
          related: [{ at: queue.origin, note: "the queue" }],
        };
      }
    }
  },
};
