import type { Address } from "../model/address.js";
import type { Diagnostic } from "../model/diagnostic.js";
import { KEY } from "../model/origin.js";
import type { Pipeline } from "../model/resource.js";
import { withDependents } from "../resolve/dependents.js";
import { valueAt } from "../resolve/issues.js";

/** By resource, the columns that it can't read because of what has been told of them where they come from. */
export type LostColumns = ReadonlyMap<Address, ReadonlySet<string>>;

export function lostColumns(found: readonly Diagnostic[], { resources }: Pipeline): LostColumns {
  const lost = new Map<Address, Set<string>>();
  for (const { severity, resource, at } of found) {
    const [option, column, further] = at?.path ?? [];
    if (severity !== "error" || resource === undefined || option !== "columns" || column === undefined) continue;
    // A name that is not there is lost nowhere.
    if (further === KEY) continue;
    for (const address of withDependents([resource], resources.values(), [])) {
      const names = lost.get(address) ?? new Set();
      names.add(String(column));
      const other = otherName(resources.get(address)?.spec, String(column));
      if (other !== undefined) names.add(other);
      lost.set(address, names);
    }
  }
  return lost;
}

/** What a column is called from here on: `columns: { status: { as: "state" } }`. */
function otherName(spec: unknown, column: string): string | undefined {
  const name = valueAt(spec, ["columns", column, "as"]);
  return typeof name === "string" ? name : undefined;
}
