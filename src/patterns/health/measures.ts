import type { Address } from "../../compiler/model/address.js";
import { derived } from "../../compiler/model/derived.js";
import type { Origin } from "../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { clusterOf } from "../../systems/clickhouse/public.js";
import { METRIC, type MetricSpec } from "../../systems/clickhouse/schema/metric.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import { definitions } from "./definitions.js";

type Resources = ReadonlyMap<Address, Resource>;
type From = { readonly origin: Origin; readonly madeBy: Address };

/**
 * What only ClickHouse itself knows of the pipeline's tables, as metrics: no exporter has them by table. Per cluster, and
 * for the servers that belong to none; only of what is there.
 */
export function measuresOf(resources: Resources, from: From): readonly Resource<MetricSpec>[] {
  const clusters = new Map<Address | undefined, Resource[]>();
  for (const kind of [TABLE, MATERIALIZED_VIEW])
    for (const each of ofKind<unknown>(resources.values(), kind)) {
      const cluster = clusterOf(each.spec)?.$ref;
      clusters.set(cluster, [...(clusters.get(cluster) ?? []), each]);
    }
  const [first] = clusters.keys();
  return [...clusters].flatMap(([cluster, objects]) => {
    // A metric's name is that of one resource: of several clusters each has its own.
    const suffix = clusters.size === 1 || cluster === first ? "" : `_${cluster?.replace(/\W/g, "_")}`;
    return definitions(objects).map(({ name, help, labels, query }) =>
      derived(
        METRIC,
        `${name}${suffix}`,
        {
          help,
          type: "gauge",
          labels: [...labels],
          query,
          ...(cluster === undefined ? {} : { cluster: { $ref: cluster } }),
        },
        from,
      ),
    );
  });
}
