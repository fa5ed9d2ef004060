import { type Address, addressOf } from "../../compiler/model/address.js";
import type { Resource } from "../../compiler/model/resource.js";
import { DATABASE } from "./schema/view.js";
import { splitName } from "./sql/quote.js";

const NAMED_IN_A_DATABASE = new Set(["clickhouse.table", "clickhouse.view", "clickhouse.materializedView"]);

/** A database for every name that stands in one and is not declared. `default` and `system` are always there. */
export function gatherDatabases(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const added = new Map<Address, Resource>();
  for (const resource of resources.values()) {
    const database = NAMED_IN_A_DATABASE.has(resource.kind) ? splitName(resource.name).database : undefined;
    if (database === undefined || database === "default" || database === "system") continue;
    const address = addressOf(DATABASE.kind, database);
    if (resources.has(address) || added.has(address)) continue;
    // It belongs to nobody in particular: many resources stand in it, and the first only tells its place.
    added.set(address, { address, kind: DATABASE.kind, name: database, spec: {}, origin: resource.origin, uses: [] });
  }
  return [...added.values()];
}
