import { type Doubts, NO_DOUBTS } from "../check/follow-ups.js";
import type { Address } from "../model/address.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Declaration } from "../model/loaded-config.js";
import { referencesIn } from "../model/reference.js";
import type { Resource } from "../model/resource.js";
import { DUPLICATE_NAME } from "./codes.js";
import { withDependents } from "./dependents.js";
import type { Dependency } from "./link.js";

/** A declaration some of whose options could not be used. */
export interface Faulty {
  readonly address: Address;
  readonly declaration: Declaration;
  readonly refused: readonly string[];
}

export function doubtsOf(
  faulty: readonly Faulty[],
  diagnostics: readonly Diagnostic[],
  resources: ReadonlyMap<Address, Resource>,
  dependencies: readonly Dependency[],
): Doubts {
  const duplicates = diagnostics
    .filter((each) => each.code === DUPLICATE_NAME.code)
    .flatMap(({ at, related }) => [...(at === undefined ? [] : [at.site]), ...related.map((each) => each.at.site)]);
  if (faulty.length === 0) return { ...NO_DOUBTS, duplicates };
  const own = new Set(faulty.map((each) => each.address));
  const around = new Set(withDependents(own, resources.values(), dependencies));
  for (const meant of meantBy(faulty, resources)) around.add(meant);
  const options = faulty.flatMap(({ declaration: { site }, refused }) =>
    refused.map((option) => ({ site, path: [option] })),
  );
  return { options, faulty: own, around, duplicates };
}

/** What options refer to that were refused, be it by the constant or by its name. */
function meantBy(faulty: readonly Faulty[], resources: ReadonlyMap<Address, Resource>): readonly Address[] {
  const values = faulty.flatMap(({ declaration, refused }) => refused.map((option) => declaration.options[option]));
  const texts = new Set(values.flatMap(textsIn));
  const named = [...resources.values()].filter(({ name }) => texts.has(name)).map(({ address }) => address);
  return [...values.flatMap(referencesIn), ...named];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
