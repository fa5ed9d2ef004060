import type { Address } from "../../../compiler/model/address.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { promqlString } from "../promql/print-text.js";
import { RECORD } from "../schema.js";
import { promqlIn } from "./expressions.js";

/** What reads a recording rule by its name: rules of a group stand after what they read. */
export function recordsRead(resources: ReadonlyMap<Address, Resource>): readonly { from: Address; to: Address }[] {
  const records = new Map(ofKind(resources, RECORD).map((each) => [each.name, each.address]));
  if (records.size === 0) return [];
  const found: { from: Address; to: Address }[] = [];
  for (const { resource, promql } of promqlIn(resources.values())) {
    for (const [name] of promqlString(promql).matchAll(/[A-Za-z_:][A-Za-z0-9_:]*/g)) {
      const to = records.get(name);
      if (to !== undefined && to !== resource.address) found.push({ from: resource.address, to });
    }
  }
  return found;
}
