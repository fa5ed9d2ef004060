import type { Address } from "./address.js";
import type { Origin } from "./origin.js";

/**
 * One thing that the pipeline consists of: a table, a topic, a view. Plain data: it holds no functions.
 * `Spec` is what the kind's schema made of the options.
 */
export interface Resource<Spec = unknown> {
  readonly address: Address;
  /** `system.kind`, e.g. `clickhouse.table`. */
  readonly kind: string;
  readonly name: string;
  readonly spec: Spec;
  readonly origin: Origin;
  /** What it refers to, directly. */
  readonly uses: readonly Address[];
  /** The resource whose expansion made it; absent for what the config declares itself. */
  readonly madeBy?: Address;
}

/** The whole config, resolved: every resource by its address, in an order in which each comes after what it uses. */
export interface Pipeline {
  readonly name: string;
  readonly environment: string | undefined;
  readonly resources: ReadonlyMap<Address, Resource>;
}

/** All resources of one kind, in the pipeline's order. The caller names the kind's own spec type. */
export interface KindOf<Spec> {
  readonly kind: string;
  /** Carries the spec's type; never read. */
  readonly spec?: Spec;
}

export function isOfKind<Spec>(resource: Resource, kind: KindOf<Spec>): resource is Resource<Spec> {
  return resource.kind === kind.kind;
}

export function ofKind<Spec>(
  resources: Iterable<Resource> | ReadonlyMap<Address, Resource>,
  kind: KindOf<Spec>,
): Resource<Spec>[] {
  const among = "get" in resources ? (indexes.get(resources)?.(kind.kind) ?? resources.values()) : resources;
  const found: Resource<Spec>[] = [];
  for (const resource of among) if (isOfKind(resource, kind)) found.push(resource);
  return found;
}

const indexes = new WeakMap<ReadonlyMap<Address, Resource>, (kind: string) => readonly Resource[]>();

/** Sorts by kind what changes no more: some two hundred rules each look for a kind or two. */
export function sortByKind(resources: ReadonlyMap<Address, Resource>): void {
  const kinds = new Map<string, Resource[]>();
  for (const resource of resources.values()) {
    const same = kinds.get(resource.kind);
    if (same === undefined) kinds.set(resource.kind, [resource]);
    else same.push(resource);
  }
  indexes.set(resources, (kind) => kinds.get(kind) ?? []);
}

export function resourceAt<Spec>(
  resources: ReadonlyMap<Address, Resource>,
  address: Address,
  kind: KindOf<Spec>,
): Resource<Spec> | undefined {
  const resource = resources.get(address);
  return resource !== undefined && isOfKind(resource, kind) ? resource : undefined;
}
