import { relative, resolve } from "node:path";
import type { Compilation } from "../../compilation.js";
import type { Address } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import type { Pipeline, Resource } from "../../compiler/model/resource.js";

/** What the word given to `explain` means. */
export type Subject =
  | { readonly kind: "resource"; readonly resource: Resource }
  | { readonly kind: "file"; readonly artifact: Artifact }
  | { readonly kind: "ambiguous"; readonly addresses: readonly Address[] }
  | { readonly kind: "unknown" };

/** An address, a name that only one resource has, or a generated file's path from one of `folders`. */
export function subjectOf(word: string, compilation: Compilation, folders: readonly string[], out: string): Subject {
  const { pipeline, artifacts } = compilation;
  const named = resourcesNamed(word, pipeline);
  const [first, second] = named;
  if (first !== undefined && second === undefined) return { kind: "resource", resource: first };
  const paths = new Set(folders.map((folder) => relative(out, resolve(folder, word)).replaceAll("\\", "/")));
  const artifact = artifacts.find((each) => paths.has(each.path));
  if (artifact !== undefined) return { kind: "file", artifact };
  if (first !== undefined) return { kind: "ambiguous", addresses: named.map((resource) => resource.address) };
  return { kind: "unknown" };
}

/** The resources that a word may mean. What was made by another of them is not meant by their common name. */
function resourcesNamed(word: string, { resources }: Pipeline): readonly Resource[] {
  const all = [...resources.values()];
  const exact = all.filter((resource) => resource.address === word);
  if (exact.length > 0) return exact;
  const named = all.filter((resource) => resource.name === word);
  const addresses = new Set(named.map((resource) => resource.address));
  return named.filter((resource) => !makersOf(resource, resources).some((maker) => addresses.has(maker)));
}

/** The resources that a resource was expanded from, the nearest first. */
export function makersOf(resource: Resource, resources: Pipeline["resources"]): readonly Address[] {
  const makers: Address[] = [];
  let maker = resource.madeBy;
  while (maker !== undefined && !makers.includes(maker)) {
    makers.push(maker);
    maker = resources.get(maker)?.madeBy;
  }
  return makers;
}
