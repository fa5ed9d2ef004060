import { type Address, addressOf } from "../../../src/compiler/model/address.js";
import { type Reference, referencesIn, type SqlPart, type SqlText } from "../../../src/compiler/model/reference.js";
import type { Pipeline, Resource } from "../../../src/compiler/model/resource.js";

/** A resource as `resolve` makes it, declared on line 1. */
export function resource(kind: string, name: string, spec: object = {}, more: Partial<Resource> = {}): Resource {
  const origin = { site: { line: 1, column: 1 }, path: [] };
  return { address: addressOf(kind, name), kind, name, spec, origin, uses: referencesIn(spec), ...more };
}

export function byAddress(...resources: readonly Resource[]): ReadonlyMap<Address, Resource> {
  return new Map(resources.map((each) => [each.address, each]));
}

export function pipelineOf(...resources: readonly Resource[]): Pipeline {
  return { name: "shop", environment: undefined, resources: byAddress(...resources) };
}

export function sqlText(...parts: readonly SqlPart[]): SqlText {
  return { $sql: parts };
}

export function to(address: Address): Reference {
  return { $ref: address };
}
