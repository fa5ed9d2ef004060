import { SHOP } from "../../../compiler/check/rule-case.js";
import { nameOf } from "../../../compiler/model/address.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import type { Reference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { loggedTable } from "../../changes/columns.js";
import { CHANGES } from "../../changes/schema.js";
import { sourceNames } from "../names.js";
import { mirrorParts } from "../parts.js";
import { MIRROR } from "../schema.js";

const mirrors = (cluster: string): string => `${SHOP}
const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000"] }, { replicas: ["clickhouse-2:9000"] }],
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const customers = postgres.table("public.customers", { source: shop, columns, primaryKey: ["id"] });
const customersNow = clickhouse.mirror("analytics.customers", { of: customers, orderBy: ["id"]${cluster} });
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"]${cluster === "" ? ", cluster: main" : cluster} });

const listed = [customersNow, ordersNow, kafka.topic("shop.public.orders", { partitions: 2, replicas: 1 }), kafka.topic("shop.public.customers", { partitions: 2, replicas: 1 })];
`;

export const mixedClusters: Rule = {
  code: "mirror/mixed-clusters",
  severity: "error",
  summary: "Mirrors that share their fences are not on the same cluster",
  why: "All mirrors and logs of one source in one database share its fences, dead letters and heartbeat, which are made once: on a cluster or on one server.",
  mend: "Give all of them the same `cluster`, or put those that shall be elsewhere into a database of their own.",
  failing: mirrors(""),
  passing: mirrors(", cluster: main"),
  *check(pipeline) {
    const first = new Map<string, Shared>();
    for (const each of sharing(pipeline)) {
      const known = first.get(each.shared);
      if (known === undefined) first.set(each.shared, each);
      if (known === undefined || known.cluster?.$ref === each.cluster?.$ref) continue;
      yield {
        detail: `\`${each.name}\` is made on ${placeOf(each)}, \`${known.name}\` of the same source on ${placeOf(known)}. ${mixedClusters.mend}`,
        at: each.at,
        resource: each.address,
        related: [{ at: known.at, note: "the other one" }],
      };
    }
  },
};

interface Shared {
  /** What says that two share: the dead letters. */
  readonly shared: string;
  readonly name: string;
  readonly address: Resource["address"];
  readonly cluster: Reference | undefined;
  readonly at: Origin;
}

function sharing({ resources }: Pipeline): readonly Shared[] {
  const of = ({ name, address, spec, origin }: Resource<{ readonly cluster?: Reference | undefined }>) => ({
    name,
    address,
    cluster: spec.cluster,
    at: spec.cluster === undefined ? origin : within(origin, "cluster"),
  });
  const mirrors = ofKind(resources, MIRROR).flatMap((mirror) => {
    const shared = new Set(mirrorParts(mirror, resources).map((part) => part.shared.deadLetters));
    return [...shared].map((each) => ({ ...of(mirror), shared: each }));
  });
  const logs = ofKind(resources, CHANGES).flatMap((changes) => {
    const source = loggedTable(changes, resources)?.source;
    if (source === undefined) return [];
    return [{ ...of(changes), shared: sourceNames(changes.name, { $ref: source.address }).deadLetters }];
  });
  return [...mirrors, ...logs];
}

function placeOf({ cluster }: Shared): string {
  return cluster === undefined ? "one server" : `the cluster \`${nameOf(cluster.$ref)}\``;
}
