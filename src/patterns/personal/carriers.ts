import type { Address } from "../../compiler/model/address.js";
import type { Origin } from "../../compiler/model/origin.js";
import { within } from "../../compiler/model/origin.js";
import { isOfKind, ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { carriedBy, objectsByName, piecesOf } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import {
  MATERIALIZED_VIEW,
  type MaterializedViewSpec,
  VIEW,
  type ViewSpec,
} from "../../systems/clickhouse/schema/view.js";
import { mirrored } from "../mirror/rules/mirrored.js";

/** A column of a view that returns personal data. */
export interface Exposure {
  readonly view: Resource<ViewSpec | MaterializedViewSpec>;
  /** The view's own name for it. */
  readonly name: string;
  /** The word in its query by which it comes. */
  readonly word: string;
  /** Where it was marked, or decided of, last. */
  readonly from: Origin;
  readonly isStated: boolean;
}

/** Personal columns by what they can be read from, each with the place that says so. */
type Carriers = Map<Address, Map<string, Origin>>;

const exposuresIn = new WeakMap<Pipeline, readonly Exposure[]>();

/** Every column of a declared view that returns personal data. What no view may show goes no further. */
export function exposures(pipeline: Pipeline): readonly Exposure[] {
  const known = exposuresIn.get(pipeline);
  if (known !== undefined) return known;
  const found = follow(pipeline, marked(pipeline));
  exposuresIn.set(pipeline, found);
  return found;
}

function marked(pipeline: Pipeline): Carriers {
  const carriers: Carriers = new Map();
  const tables = ofKind(pipeline.resources.values(), TABLE);
  for (const { mirror, table, columns } of mirrored(pipeline)) {
    for (const { name, personal } of columns) {
      if (personal !== true) continue;
      const storage = tables.filter((each) => each.madeBy === mirror.address && name in each.spec.columns);
      for (const { address } of [mirror, ...storage])
        add(carriers, address, name, within(table.origin, "columns", name));
    }
  }
  for (const table of tables) {
    for (const [name, column] of Object.entries(table.spec.columns)) {
      if (column.personal === true) add(carriers, table.address, name, within(table.origin, "columns", name));
    }
  }
  return carriers;
}

/** Views read what others write: it is gone through until nothing more comes to light. */
function follow(pipeline: Pipeline, carriers: Carriers): readonly Exposure[] {
  if (carriers.size === 0) return [];
  const byName = objectsByName(pipeline.resources);
  const views = [...pipeline.resources.values()].filter(isDeclaredView);
  const followed = (address: Address): ReadonlySet<string> => new Set(carriers.get(address)?.keys());
  for (;;) {
    let grew = false;
    const found: Exposure[] = [];
    for (const view of views) {
      const stated = view.spec.personal ?? {};
      for (const { name, word, address, column } of carriedBy(piecesOf(view.spec.query), { followed, byName })) {
        const from = carriers.get(address)?.get(column);
        if (from === undefined || found.some((each) => each.view === view && each.name === name)) continue;
        const isStated = name in stated || column in stated;
        found.push({ view, name, word, from, isStated });
        if (!isStated) continue;
        const target = "to" in view.spec ? view.spec.to?.$ref : undefined;
        const decided = within(view.origin, "personal", name in stated ? name : column);
        for (const each of target === undefined ? [view.address] : [view.address, target]) {
          grew = add(carriers, each, name, decided) || grew;
        }
      }
    }
    if (!grew) return found;
  }
}

function isDeclaredView(resource: Resource): resource is Resource<ViewSpec | MaterializedViewSpec> {
  return resource.madeBy === undefined && (isOfKind(resource, VIEW) || isOfKind(resource, MATERIALIZED_VIEW));
}

function add(carriers: Carriers, address: Address, column: string, origin: Origin): boolean {
  const columns = carriers.get(address) ?? new Map<string, Origin>();
  if (columns.has(column)) return false;
  carriers.set(address, columns.set(column, origin));
  return true;
}
