import { type Address, addressOf } from "../../compiler/model/address.js";
import { isSqlText } from "../../compiler/model/reference.js";
import { isOfKind, type Resource } from "../../compiler/model/resource.js";
import { TABLE } from "./schema/table.js";
import { DATABASE, MATERIALIZED_VIEW, VIEW } from "./schema/view.js";
import { splitName } from "./sql/quote.js";

/**
 * What depends on what by a name in SQL: an author may write `FROM analytics.orders` instead of the constant. Every
 * object also depends on its database.
 */
export function sqlDependencies(
  resources: ReadonlyMap<Address, Resource>,
): readonly { readonly from: Address; readonly to: Address }[] {
  const byName = new Map<string, Address>();
  for (const resource of resources.values()) {
    if (isObject(resource)) byName.set(resource.name, byName.get(resource.name) ?? resource.address);
  }
  const found: { from: Address; to: Address }[] = [];
  for (const resource of resources.values()) {
    if (!isObject(resource)) continue;
    const database = splitName(resource.name).database;
    if (database !== undefined && !isOfKind(resource, DATABASE))
      found.push({ from: resource.address, to: addressOf(DATABASE.kind, database) });
    if (resource.madeBy !== undefined) continue;
    for (const name of namesIn(resource.spec)) {
      const to = byName.get(name);
      if (to !== undefined && to !== resource.address) found.push({ from: resource.address, to });
    }
  }
  return found;
}

function isObject(resource: Resource): boolean {
  return (
    [TABLE, VIEW, MATERIALIZED_VIEW, DATABASE].some((kind) => kind.kind === resource.kind) ||
    resource.kind === "clickhouse.mirror"
  );
}

const QUALIFIED = /(?<![\w.`'])(?:`([^`]+)`|([A-Za-z_]\w*))\.(?:`([^`]+)`|([A-Za-z_]\w*))/g;

/** Every qualified name in the SQL of a resource's options. */
function namesIn(value: unknown): readonly string[] {
  if (isSqlText(value)) {
    return value.$sql.flatMap((part) =>
      typeof part === "string"
        ? [...part.matchAll(QUALIFIED)].map((found) => `${found[1] ?? found[2]}.${found[3] ?? found[4]}`)
        : [],
    );
  }
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(namesIn);
  return [];
}
