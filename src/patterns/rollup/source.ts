import type { Address } from "../../compiler/model/address.js";
import { isOfKind, type Resource } from "../../compiler/model/resource.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import type { RollupSpec } from "./schema.js";

const DEFAULT_REFRESH = "EVERY 1 MINUTE";
const REPLACES_ROWS = /Replacing|Collapsing|Summing|Aggregating|Coalescing|Graphite/;

/** When a rollup is computed anew; `undefined` when each insert into what it reads adds to it. */
export function refreshOf(spec: RollupSpec, resources: ReadonlyMap<Address, Resource>): string | undefined {
  if (spec.refresh !== undefined) return spec.refresh;
  const source = resources.get(spec.of.$ref);
  return source !== undefined && isOnlyAddedTo(source) ? undefined : DEFAULT_REFRESH;
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
