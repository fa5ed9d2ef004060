import { type Address, addressOf } from "../../compiler/model/address.js";
import { isReference, type Reference } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import { DATABASE } from "./schema/view.js";
import { splitName } from "./sql/quote.js";

const NAMED_IN_A_DATABASE = new Set([
  "clickhouse.table",
  "clickhouse.view",
  "clickhouse.materializedView",
  "clickhouse.dictionary",
]);

/**
 * A database for every name that stands in one and is not declared, on the cluster of what stands in it. `default` and
 * `system` are always there.
 */
export function gatherDatabases(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const added = new Map<Address, Resource>();
  for (const resource of resources.values()) {
    const database = NAMED_IN_A_DATABASE.has(resource.kind) ? splitName(resource.name).database : undefined;
    if (database === undefined || database === "default" || database === "system") continue;
    const address = addressOf(DATABASE.kind, database);
    if (resources.has(address)) continue;
    const cluster = clusterOf(resource.spec);
    const known = added.get(address);
    if (known !== undefined && (cluster === undefined || known.uses.length > 0)) continue;
    // It belongs to nobody in particular: many resources stand in it, and the first only tells its place.
    added.set(address, {
      address,
      kind: DATABASE.kind,
      name: database,
      spec: cluster === undefined ? {} : { cluster },
      origin: known?.origin ?? resource.origin,
      uses: cluster === undefined ? [] : [cluster.$ref],
    });
  }
  return [...added.values()];
}

/** The cluster that a table or view is made on. */
export function clusterOf(spec: unknown): Reference | undefined {
  const cluster = typeof spec === "object" && spec !== null && "cluster" in spec ? spec.cluster : undefined;
  return isReference(cluster) ? cluster : undefined;
}
