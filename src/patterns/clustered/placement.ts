import type { Address } from "../../compiler/model/address.js";
import type { Reference } from "../../compiler/model/reference.js";
import { isOfKind, type Resource, resourceAt } from "../../compiler/model/resource.js";
import { CLUSTER } from "../../systems/clickhouse/schema/cluster.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";

/** The cluster on which something is made that stands for several objects. */
export interface Placement {
  readonly cluster: Reference;
  /** Whether rows are spread over several shards. On one, every node has them all. */
  readonly isSharded: boolean;
}

export function placementOf(
  cluster: Reference | undefined,
  resources: ReadonlyMap<Address, Resource>,
): Placement | undefined {
  if (cluster === undefined) return undefined;
  const shards = resourceAt(resources, cluster.$ref, CLUSTER)?.spec.shards;
  return { cluster, isSharded: shards === undefined || shards.length > 1 };
}

/** The same objects, made on every node of the cluster. */
export function placed(place: Placement | undefined, resources: readonly Resource[]): readonly Resource[] {
  return place === undefined ? resources : resources.map((resource) => onCluster(resource, place.cluster));
}

function onCluster(resource: Resource, cluster: Reference): Resource {
  if (!isOfKind(resource, TABLE) && !isOfKind(resource, VIEW) && !isOfKind(resource, MATERIALIZED_VIEW))
    return resource;
  const uses = [...new Set([...resource.uses, cluster.$ref])];
  return { ...resource, spec: { ...resource.spec, cluster }, uses };
}
