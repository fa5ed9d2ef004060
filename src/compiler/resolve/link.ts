import type { Address } from "../model/address.js";
import { type Diagnostic, diagnosticOf } from "../model/diagnostic.js";
import type { Resource } from "../model/resource.js";
import { CYCLE } from "./codes.js";

/** That one resource depends on another for a reason that is not a reference: a name in its SQL. */
export interface Dependency {
  readonly from: Address;
  readonly to: Address;
}

export interface Linked {
  /** In an order in which each resource comes after all that it uses; among equals, by address. */
  readonly resources: ReadonlyMap<Address, Resource>;
  readonly diagnostics: readonly Diagnostic[];
}

export function link(resources: ReadonlyMap<Address, Resource>, dependencies: readonly Dependency[]): Linked {
  const extra = new Map<Address, Address[]>();
  for (const { from, to } of dependencies) {
    const known = extra.get(from);
    if (known === undefined) extra.set(from, [to]);
    else known.push(to);
  }
  const ordered = new Map<Address, Resource>();
  const diagnostics: Diagnostic[] = [];
  const open = new Set<Address>();

  // An explicit stack: chains can be longer than the call stack is deep.
  const visit = (start: Address): void => {
    const stack: { readonly address: Address; readonly uses: readonly Address[]; next: number }[] = [];
    const enter = (address: Address): void => {
      const resource = resources.get(address);
      if (resource === undefined || ordered.has(address)) return;
      if (open.has(address)) {
        const circle = stack.map((each) => each.address).slice(stack.findIndex((each) => each.address === address));
        diagnostics.push(
          diagnosticOf(CYCLE, {
            detail: `${circleText([...circle, address])}. ${CYCLE.mend}`,
            at: resource.origin,
            resource: address,
          }),
        );
        return;
      }
      open.add(address);
      const all = new Set([...resource.uses, ...(extra.get(address) ?? [])]);
      const uses = [...all].filter((each) => each !== address).sort();
      stack.push({ address, uses, next: 0 });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.uses[top.next++];
      if (next !== undefined) {
        enter(next);
        continue;
      }
      stack.pop();
      open.delete(top.address);
      const resource = resources.get(top.address);
      if (resource !== undefined && !ordered.has(top.address)) {
        ordered.set(top.address, Object.freeze({ ...resource, uses: top.uses.filter((each) => resources.has(each)) }));
      }
    }
  };
  for (const address of [...resources.keys()].sort()) visit(address);
  return { resources: ordered, diagnostics };
}

const MOST_SHOWN = 10;

/** A circle as a person can read it, however long. */
function circleText(addresses: readonly Address[]): string {
  const left = addresses.length - MOST_SHOWN;
  if (left <= 0) return addresses.join(" → ");
  return [...addresses.slice(0, MOST_SHOWN - 1), `${left} more`, ...addresses.slice(-1)].join(" → ");
}
