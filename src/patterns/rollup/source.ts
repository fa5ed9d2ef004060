import type { Address } from "../../compiler/model/address.js";
import type { Reference } from "../../compiler/model/reference.js";
import { isOfKind, type Resource, resourceAt } from "../../compiler/model/resource.js";
import { objectsByName } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import type { RollupSpec } from "./schema.js";

const DEFAULT_REFRESH = "EVERY 1 MINUTE";
const REPLACES_ROWS = /Replacing|Collapsing|Summing|Aggregating|Coalescing|Graphite/;

/** When a rollup is computed anew; `undefined` when each insert into what it reads adds to it. */
export function refreshOf(spec: RollupSpec, resources: ReadonlyMap<Address, Resource>): string | undefined {
  if (spec.refresh !== undefined) return spec.refresh;
  const source = resources.get(insertedInto(spec, resources).$ref);
  return source !== undefined && isOnlyAddedTo(source) ? undefined : DEFAULT_REFRESH;
}

/**
 * Where the rows are inserted that a rollup sums up: on its own cluster, behind a Distributed table, the table on each
 * shard. There every row comes by, also one that is written to a shard directly.
 */
export function insertedInto(spec: RollupSpec, resources: ReadonlyMap<Address, Resource>): Reference {
  const engine = resourceAt(resources, spec.of.$ref, TABLE)?.spec.engine;
  if (engine?.type !== "Distributed" || engine.cluster.$ref !== spec.cluster?.$ref) return spec.of;
  if (typeof engine.table !== "string") return engine.table;
  const address = objectsByName(resources).get(engine.table);
  return address === undefined ? spec.of : { $ref: address };
}

/** Whether what is inserted into a table is inserted once for all replicas of its shard, which copy it. */
export function isCopied({ $ref }: Reference, resources: ReadonlyMap<Address, Resource>): boolean {
  const source = resources.get($ref);
  if (source === undefined) return false;
  const engine = isOfKind(source, TABLE) || isOfKind(source, MATERIALIZED_VIEW) ? source.spec.engine : undefined;
  return engine !== undefined && /^Replicated|^Null$/.test(engine.type);
}

/** Whether rows come by inserts alone, and stay as they are. */
function isOnlyAddedTo(source: Resource): boolean {
  if (isOfKind(source, TABLE)) {
    const { type } = source.spec.engine;
    return type.endsWith("MergeTree") ? !REPLACES_ROWS.test(type) : type === "Null";
  }
  if (!isOfKind(source, MATERIALIZED_VIEW) || source.spec.refresh !== undefined || source.spec.to !== undefined)
    return false;
  return !REPLACES_ROWS.test(source.spec.engine?.type ?? "MergeTree");
}
