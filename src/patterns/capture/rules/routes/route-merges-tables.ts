import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { topicsOfMirrors } from "../../connectors/readers.js";
import { routesOf } from "../../connectors/routes.js";
import { routed, router } from "./cases.js";

export const routeMergesTables: Rule = {
  code: "kafka/route-merges-tables",
  severity: "error",
  summary: "A route leads two tables to the topic of one mirror",
  why: "The mirror would take the rows of both for its own table's: those with the same key replace each other.",
  mend: "Let the route keep what tells the tables apart, or mirror each from a topic of its own.",
  failing: routed(router("shop\\\\.public\\\\.orders.*", "orders")),
  passing: routed(router("shop\\\\.public\\\\.(orders.*)", "$1")),
  *check(pipeline) {
    const read = topicsOfMirrors(pipeline);
    const seen = new Map<string, string>();
    for (const { source, table, name, end } of routesOf(pipeline)) {
      if (end === undefined) continue;
      const key = JSON.stringify([source.spec.kafka?.$ref ?? "", end]);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, name);
        continue;
      }
      if (!read.has(`kafka.topic/${end}`)) continue;
      yield {
        detail: `\`${first}\` and \`${name}\` both end in \`${end}\`. ${routeMergesTables.mend}`,
        at: source.spec.transforms.length > 0 ? within(source.origin, "transforms") : (table ?? source).origin,
        resource: source.address,
        ...(table === undefined ? {} : { related: [{ at: table.origin, note: "the second table" }] }),
      };
    }
  },
};
