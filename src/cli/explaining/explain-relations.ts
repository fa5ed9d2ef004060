import type { Address } from "../../compiler/model/address.js";
import type { Pipeline } from "../../compiler/model/resource.js";

type Resources = Pipeline["resources"];

/** A resource and what it was expanded into. */
export interface Tree {
  readonly address: Address;
  readonly expandsTo: readonly Tree[];
}

export interface Relations {
  /** What it refers to, directly, outside its own expansion. */
  readonly uses: readonly Address[];
  /** What refers to it or to a part of its expansion, directly. */
  readonly usedBy: readonly Address[];
  /** How many depend on it, by whatever way. */
  readonly usedByInAll: number;
}

export function expansionTree(address: Address, resources: Resources): readonly Tree[] {
  const children = new Map<Address, Address[]>();
  for (const resource of resources.values()) {
    if (resource.madeBy !== undefined) enlist(children, resource.madeBy, resource.address);
  }
  const grow = (parent: Address): Tree[] =>
    (children.get(parent) ?? []).map((child) => ({ address: child, expandsTo: grow(child) }));
  return grow(address);
}

/** A resource's address with those of all that it expands to. */
export function expansionOf(address: Address, resources: Resources): ReadonlySet<Address> {
  const found = new Set<Address>([address]);
  const collect = (tree: Tree): void => {
    found.add(tree.address);
    tree.expandsTo.forEach(collect);
  };
  expansionTree(address, resources).forEach(collect);
  return found;
}

/** How a group of resources is connected with the rest. */
export function relationsOf(group: ReadonlySet<Address>, resources: Resources): Relations {
  const uses = new Set<Address>();
  const users = new Map<Address, Address[]>();
  for (const resource of resources.values()) {
    for (const used of resource.uses) {
      if (group.has(resource.address) && !group.has(used)) uses.add(used);
      enlist(users, used, resource.address);
    }
  }
  const usersOf = (addresses: Iterable<Address>): Set<Address> =>
    new Set([...addresses].flatMap((address) => users.get(address) ?? []).filter((user) => !group.has(user)));
  const direct = usersOf(group);
  const all = new Set(direct);
  let edge = direct;
  while (edge.size > 0) {
    edge = new Set([...usersOf(edge)].filter((user) => !all.has(user)));
    for (const user of edge) all.add(user);
  }
  return { uses: [...uses], usedBy: [...direct], usedByInAll: all.size };
}

function enlist(lists: Map<Address, Address[]>, key: Address, address: Address): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [address]);
  else list.push(address);
}
