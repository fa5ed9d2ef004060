import type { Address } from "../../compiler/model/address.js";
import { atText, type Origin, within } from "../../compiler/model/origin.js";
import { isOfKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { carriedBy, objectsByName, piecesOf } from "../../systems/clickhouse/public.js";
import {
  MATERIALIZED_VIEW,
  type MaterializedViewSpec,
  VIEW,
  type ViewSpec,
} from "../../systems/clickhouse/schema/view.js";
import { add, type Carriers, marked } from "./marked.js";
import { passages, tablesOverTables } from "./passages.js";

/** A column of a view that returns personal data, or of what else is a way to another's rows. */
export interface Exposure {
  readonly by: Resource;
  /** Its own name for it. */
  readonly name: string;
  /** Where it is shown: the word in a query by which it comes, or a column. */
  readonly at: Origin;
  /** Where it was marked, or decided of, last. */
  readonly from: Origin;
  readonly isStated: boolean;
}

interface Followed {
  readonly exposures: readonly Exposure[];
  readonly carriers: Carriers;
}

const followedIn = new WeakMap<Pipeline, Followed>();

/** Every place where personal data shows. What is not decided of goes no further. */
export function exposures(pipeline: Pipeline): readonly Exposure[] {
  return followed(pipeline).exposures;
}

/** Personal columns by what they can be read from, of views that say why they show them, too. */
export function carriersIn(pipeline: Pipeline): Carriers {
  return followed(pipeline).carriers;
}

function followed(pipeline: Pipeline): Followed {
  const known = followedIn.get(pipeline);
  if (known !== undefined) return known;
  const carriers = marked(pipeline);
  const found = { exposures: follow(pipeline, carriers), carriers };
  followedIn.set(pipeline, found);
  return found;
}

/** Views read what others write: it is gone through until nothing more comes to light. */
function follow(pipeline: Pipeline, carriers: Carriers): readonly Exposure[] {
  if (carriers.size === 0) return [];
  const byName = objectsByName(pipeline.resources);
  const views = [...pipeline.resources.values()].filter(isDeclaredView);
  const reading = { byName, followed: (address: Address) => new Set(carriers.get(address)?.keys()) };
  for (;;) {
    let grew = false;
    const found: Exposure[] = [];
    for (const view of views) {
      const shown = new Set<string>();
      const stated = view.spec.personal ?? {};
      for (const { name, word, address, column } of carriedBy(piecesOf(view.spec.query), reading)) {
        const from = carriers.get(address)?.get(column);
        if (from === undefined || shown.has(name)) continue;
        shown.add(name);
        const isStated = name in stated || column in stated;
        found.push({ by: view, name, at: atText(within(view.origin, "query"), word), from, isStated });
        if (!isStated) continue;
        const target = "to" in view.spec ? view.spec.to?.$ref : undefined;
        const decided = within(view.origin, "personal", name in stated ? name : column);
        for (const each of target === undefined ? [view.address] : [view.address, target]) {
          grew = add(carriers, each, name, decided) || grew;
        }
      }
    }
    for (const { by, name, at, address, column, isStated, into } of passages(pipeline, reading)) {
      const from = carriers.get(address)?.get(column);
      if (from === undefined || found.some((each) => each.by === by && each.name === name)) continue;
      found.push({ by, name, at, from, isStated });
      for (const each of isStated ? into : []) grew = add(carriers, each, name, at) || grew;
    }
    // What a view writes into a Distributed table ends in the table under it.
    for (const { table, of } of tablesOverTables(pipeline, byName)) {
      for (const [name, from] of carriers.get(table.address) ?? []) grew = add(carriers, of, name, from) || grew;
    }
    if (!grew) return found;
  }
}

function isDeclaredView(resource: Resource): resource is Resource<ViewSpec | MaterializedViewSpec> {
  return resource.madeBy === undefined && (isOfKind(resource, VIEW) || isOfKind(resource, MATERIALIZED_VIEW));
}
