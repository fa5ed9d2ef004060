import type { Address } from "../model/address.js";
import type { Resource } from "../model/resource.js";
import type { Dependency } from "./link.js";

/** Resources and all that depends on them, by reference or by a name in SQL, at any distance. */
export function withDependents(
  from: Iterable<Address>,
  resources: Iterable<Resource>,
  dependencies: readonly Dependency[],
): ReadonlySet<Address> {
  const found = new Set(from);
  if (found.size === 0) return found;
  const usedBy = new Map<Address, Address[]>();
  const add = (user: Address, used: Address): void => {
    const users = usedBy.get(used);
    if (users === undefined) usedBy.set(used, [user]);
    else users.push(user);
  };
  for (const resource of resources) for (const use of resource.uses) add(resource.address, use);
  for (const { from: user, to: used } of dependencies) add(user, used);
  // A set that grows is gone through to its end.
  for (const address of found) for (const user of usedBy.get(address) ?? []) found.add(user);
  return found;
}
