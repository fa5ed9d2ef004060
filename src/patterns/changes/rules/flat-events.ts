import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { loggedTable } from "../columns.js";
import { CHANGES } from "../schema.js";

const log = (events: string): string => `${SHOP.replace("\n});", `\n  events: "${events}",\n});`)}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const changes = clickhouse.changes("analytics.orders_changes", { of: orders });

const listed = [changes];
`;

export const flatEvents: Rule = {
  code: "changes/flat-events",
  severity: "error",
  summary: "A log of changes whose events are flat",
  why: "A flat event has neither the old values of an update nor its transaction, and a TRUNCATE is none at all: the log would not be what happened.",
  mend: 'Leave `events` of the source at `"envelope"`; or read the table by a further source, of which the log is made.',
  failing: log("flat"),
  passing: log("envelope"),
  *check(pipeline) {
    for (const changes of ofKind(pipeline.resources, CHANGES)) {
      const logged = loggedTable(changes, pipeline.resources);
      if (logged === undefined || logged.stream.events === "envelope") continue;
      yield {
        detail: `Events of \`${logged.table.name}\` are ${logged.stream.events}: \`${changes.name}\` can't be made of them. ${flatEvents.mend}`,
        at: within(changes.origin, "of"),
        resource: changes.address,
        related: [{ at: within(logged.source.origin, "events"), note: "the source's events" }],
      };
    }
  },
};
