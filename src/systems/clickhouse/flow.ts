import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { objectsByName } from "./dependencies.js";
import { MATERIALIZED_VIEW, type MaterializedViewSpec } from "./schema/view.js";
import { leadingTable } from "./sql/leading-table.js";

/** An incremental view: the rows that are inserted into one table, on their way into another. */
export interface Flow {
  readonly view: Resource<MaterializedViewSpec>;
  /** What its query reads first; `undefined` when the pipeline does not know it. */
  readonly from: Resource | undefined;
  /** A table, or the view itself, where it keeps its rows in a table of its own. */
  readonly into: Resource;
}

/** Which way rows take through a pipeline. A pipeline never changes, and many rules ask. */
export interface Flows {
  readonly all: readonly Flow[];
  readonly from: ReadonlyMap<Address, readonly Flow[]>;
  readonly into: ReadonlyMap<Address, readonly Flow[]>;
  readonly byView: ReadonlyMap<Resource, Flow>;
  /** The pipeline's objects by their names in SQL. */
  readonly byName: ReadonlyMap<string, Address>;
}

const flowsOf = new WeakMap<Pipeline, Flows>();

export function flowsIn(pipeline: Pipeline): Flows {
  const known = flowsOf.get(pipeline);
  if (known !== undefined) return known;
  const byName = objectsByName(pipeline.resources);
  const all: Flow[] = [];
  for (const view of ofKind(pipeline.resources, MATERIALIZED_VIEW)) {
    // What a mirror makes for itself flows within it: what comes of that is known by its kind.
    if (view.spec.refresh !== undefined || view.madeBy !== undefined) continue;
    const from = leadingTable(view.spec.query, byName);
    const into = view.spec.to === undefined ? view : pipeline.resources.get(view.spec.to.$ref);
    if (into === undefined) continue;
    all.push({ view, from: from === undefined ? undefined : pipeline.resources.get(from), into });
  }
  const flows: Flows = {
    all,
    from: grouped(all, (flow) => flow.from),
    into: grouped(all, (flow) => flow.into),
    byView: new Map(all.map((flow) => [flow.view, flow])),
    byName,
  };
  flowsOf.set(pipeline, flows);
  return flows;
}

function grouped(
  flows: readonly Flow[],
  end: (flow: Flow) => Resource | undefined,
): ReadonlyMap<Address, readonly Flow[]> {
  const found = new Map<Address, Flow[]>();
  for (const flow of flows) {
    const address = end(flow)?.address;
    if (address === undefined) continue;
    const others = found.get(address);
    if (others === undefined) found.set(address, [flow]);
    else others.push(flow);
  }
  return found;
}

/** Every view through which rows come to a resource, nearest first. */
export function flowsTowards(address: Address, flows: Flows): readonly Flow[] {
  const found: Flow[] = [];
  const waiting = [address];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const flow of flows.into.get(next) ?? []) {
      if (found.includes(flow)) continue;
      found.push(flow);
      if (flow.from !== undefined) waiting.push(flow.from.address);
    }
  }
  return found;
}
