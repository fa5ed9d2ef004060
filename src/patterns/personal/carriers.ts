import type { Address } from "../../compiler/model/address.js";
import { atText, type Origin, within } from "../../compiler/model/origin.js";
import { isReference } from "../../compiler/model/reference.js";
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

/** A column of a view that returns personal data, or of a table that is a way to another's rows. */
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

/** Personal columns by what they can be read from, each with the place that says so. */
type Carriers = Map<Address, Map<string, Origin>>;

const exposuresIn = new WeakMap<Pipeline, readonly Exposure[]>();

/** Every place where personal data shows. What is not decided of goes no further. */
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
  const madeBy = groupedBy(tables, (each) => each.madeBy);
  for (const { mirror, table, columns } of mirrored(pipeline)) {
    for (const { name, personal } of columns) {
      if (personal !== true) continue;
      const storage = (madeBy.get(mirror.address) ?? []).filter((each) => name in each.spec.columns);
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
  const ways = tablesOverTables(pipeline, byName);
  const followed = (address: Address): ReadonlySet<string> => new Set(carriers.get(address)?.keys());
  for (;;) {
    let grew = false;
    const found: Exposure[] = [];
    for (const view of views) {
      const shown = new Set<string>();
      const stated = view.spec.personal ?? {};
      for (const { name, word, address, column } of carriedBy(piecesOf(view.spec.query), { followed, byName })) {
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
    for (const { table, of } of ways) {
      for (const [name, from] of carriers.get(of) ?? []) {
        const column = table.spec.columns[name];
        if (column === undefined) continue;
        found.push({
          by: table,
          name,
          at: within(table.origin, "columns", name),
          from,
          isStated: column.personal === true,
        });
      }
    }
    if (!grew) return found;
  }
}

/** Tables that keep no rows of their own, but read and write those of another: Distributed, Buffer. */
function tablesOverTables(pipeline: Pipeline, byName: ReadonlyMap<string, Address>) {
  return ofKind(pipeline.resources.values(), TABLE).flatMap((table) => {
    const named: unknown = Object.entries(table.spec.engine).find(([key]) => key === "table")?.[1];
    const of = isReference(named) ? named.$ref : typeof named === "string" ? byName.get(named) : undefined;
    return of === undefined || table.madeBy !== undefined ? [] : [{ table, of }];
  });
}

function isDeclaredView(resource: Resource): resource is Resource<ViewSpec | MaterializedViewSpec> {
  return resource.madeBy === undefined && (isOfKind(resource, VIEW) || isOfKind(resource, MATERIALIZED_VIEW));
}

function groupedBy<Each>(all: readonly Each[], key: (each: Each) => string | undefined): ReadonlyMap<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const name = key(each);
    if (name === undefined) continue;
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [each]);
    else known.push(each);
  }
  return groups;
}

function add(carriers: Carriers, address: Address, column: string, origin: Origin): boolean {
  const columns = carriers.get(address) ?? new Map<string, Origin>();
  if (columns.has(column)) return false;
  carriers.set(address, columns.set(column, origin));
  return true;
}
