import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Address } from "../../../compiler/model/address.js";
import { atText, type Origin, within } from "../../../compiler/model/origin.js";
import { isReference } from "../../../compiler/model/reference.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";

const mirrors = (group: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const customers = postgres.table("public.customers", { source: shop, columns, primaryKey: ["id"] });

const listed = [
  clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], consumerGroup: "shop" }),
  clickhouse.mirror("analytics.customers", { of: customers, orderBy: ["id"], consumerGroup: "${group}" }),
];
`;

export const duplicateConsumerGroup: Rule = {
  code: "kafka/duplicate-consumer-group",
  severity: "error",
  summary: "Two queues share a consumer group",
  why: "Members of one group share its topics: each rebalance stops all of them, and offsets committed by one are taken for the other's.",
  mend: "Give each queue a group of its own; leave `consumerGroup` out of a mirror and it has one.",
  failing: mirrors("shop"),
  passing: mirrors("shop-customers"),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const resource of pipeline.resources.values()) {
      const { group, cluster } = consumerOf(resource) ?? {};
      if (group === undefined) continue;
      // Clusters know nothing of each other's groups.
      const key = JSON.stringify([cluster ?? null, group]);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, resource);
        continue;
      }
      yield {
        detail: `\`${resource.name}\` and \`${first.name}\` are both in the group \`${group}\`. ${duplicateConsumerGroup.mend}`,
        at: placeOfGroup(resource, group),
        resource: resource.madeBy ?? resource.address,
        related: [{ at: placeOfGroup(first, group), note: "the other queue" }],
      };
    }
  },
};

/** The group and the cluster of a table of the Kafka engine; of anything else undefined. */
function consumerOf(resource: Resource): { readonly group: string; readonly cluster: string | undefined } | undefined {
  const spec = resource.spec;
  if (typeof spec !== "object" || spec === null || !("engine" in spec)) return undefined;
  const engine = spec.engine;
  if (typeof engine !== "object" || engine === null || !("consumerGroup" in engine)) return undefined;
  const cluster = "cluster" in engine && isReference(engine.cluster) ? engine.cluster.$ref : undefined;
  return { group: String(engine.consumerGroup), cluster };
}

function placeOfGroup(resource: Resource, group: string): Origin {
  const maker: Address | undefined = resource.madeBy;
  return maker === undefined
    ? atText(within(resource.origin, "engine"), group)
    : within(resource.origin, "consumerGroup");
}
