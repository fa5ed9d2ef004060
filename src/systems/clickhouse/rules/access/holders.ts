import type { Address } from "../../../../compiler/model/address.js";
import { ofKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import type { GranteesSpec } from "../../schema/access/grantees.js";
import { ROLE, type RoleSpec } from "../../schema/access/role.js";
import { USER, type UserSpec } from "../../schema/access/user.js";

export type Holder = Resource<RoleSpec> | Resource<UserSpec>;

export function rolesAndUsers(pipeline: Pipeline): readonly Holder[] {
  const all = [...pipeline.resources.values()];
  return [...ofKind(all, ROLE), ...ofKind(all, USER)];
}

/** A pipeline never changes, and each holder is asked about. */
const holdersOf = new WeakMap<Pipeline, ReadonlyMap<Address, Holder>>();

/** A role or user with all roles that it has, at any distance. */
export function identities(holder: Holder, pipeline: Pipeline): ReadonlySet<Address> {
  const byAddress = holdersOf.get(pipeline) ?? new Map(rolesAndUsers(pipeline).map((each) => [each.address, each]));
  holdersOf.set(pipeline, byAddress);
  const found = new Set<Address>([holder.address]);
  // A set that grows is gone through to its end.
  for (const address of found) for (const role of byAddress.get(address)?.spec.roles ?? []) found.add(role.$ref);
  return found;
}

/** The roles and users that nobody else has: those in whose name queries are run, as far as the config knows. */
export function lastHolders(pipeline: Pipeline): readonly Holder[] {
  const holders = rolesAndUsers(pipeline);
  const held = new Set(holders.flatMap((each) => each.spec.roles.map((role) => role.$ref)));
  return holders.filter((each) => !held.has(each.address));
}

/** Whether something that is for these is for one who has these identities. */
export function isFor(to: GranteesSpec, own: ReadonlySet<Address>): boolean {
  if (to === "all") return true;
  if ("allExcept" in to) return !to.allExcept.some((each) => own.has(each.$ref));
  return to.some((each) => own.has(each.$ref));
}
