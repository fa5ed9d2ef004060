import type { Address } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { routesOf } from "../../connectors/routes.js";
import { routed } from "./cases.js";

const TIMESTAMPS = 'transforms: [{ name: "fit", type: "com.example.Fit" }],';

export const unknownRoute: Rule = {
  code: "kafka/unknown-route",
  severity: "error",
  summary: "Which topic a table's changes end in cannot be told",
  why: "Topics are made, and queues read, where the route leads. A transform that only the records can tell about would lead past them, without an error.",
  mend: "Use a route that can be computed, or state the `topic` of each table of the source.",
  failing: routed(TIMESTAMPS),
  passing: routed(TIMESTAMPS, 'topic: "shop.public.orders",').replace(
    'primaryKey: ["id"],\n});',
    'primaryKey: ["id"],\n  topic: "shop.public.orders_returned",\n});',
  ),
  *check(pipeline) {
    // One place, one finding: of the other tables it is the same.
    const told = new Set<Address>();
    for (const { source, table, name, route, end } of routesOf(pipeline)) {
      if (route.known || end !== undefined || table === undefined || told.has(source.address)) continue;
      told.add(source.address);
      const index = source.spec.transforms.findIndex((each) => each.name === route.transform);
      yield {
        detail: `\`${name}\` goes through the transform \`${route.transform}\`: ${route.why}. ${unknownRoute.mend}`,
        at:
          index < 0
            ? within(source.origin, "connector", `transforms.${route.transform}.type`)
            : within(source.origin, "transforms", index),
        resource: source.address,
        related: [{ at: table.origin, note: "the table" }],
      };
    }
  },
};
