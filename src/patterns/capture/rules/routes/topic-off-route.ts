import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { routesOf } from "../../connectors/routes.js";
import { routed } from "./cases.js";

export const topicOffRoute: Rule = {
  code: "kafka/topic-off-route",
  severity: "error",
  summary: "A table's topic is not where its changes end",
  why: "The queue would read a topic that nobody writes to.",
  mend: "Leave `topic` out: it is for routes that cannot be computed. A `RegexRouter` among the source's `transforms` leads elsewhere.",
  failing: routed("", 'topic: "orders",'),
  passing: routed("", 'topic: "shop.public.orders",'),
  *check(pipeline) {
    for (const { source, table, name, route } of routesOf(pipeline)) {
      if (table?.spec.topic === undefined || !route.known || route.topic === table.spec.topic) continue;
      yield {
        detail: `The changes of \`${name}\` end in \`${route.topic}\`. ${topicOffRoute.mend}`,
        at: within(table.origin, "topic"),
        resource: table.address,
        related: [{ at: source.origin, note: "the source" }],
      };
    }
  },
};
