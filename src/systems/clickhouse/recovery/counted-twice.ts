import type { Address } from "../../../compiler/model/address.js";
import { isOfKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { TABLE } from "../schema/table.js";
import { MATERIALIZED_VIEW } from "../schema/view.js";
import type { Consumption } from "./consumption.js";

/** Functions whose state is the same however often a row goes into it. */
const UNMOVED =
  /^(min|max|any|anyLast|anyHeavy|argMin|argMax|uniq\w*|groupUniqArray\w*|groupBitAnd|groupBitOr|groupBitmap\w*)$/;

/** Tables that a queue fills and that have a row twice which is delivered twice, by their names. */
export function countedTwice(consumptions: readonly Consumption[], pipeline: Pipeline): readonly string[] {
  const views = [...pipeline.resources.values()].filter(
    (resource) => isOfKind(resource, MATERIALIZED_VIEW) && resource.spec.refresh === undefined,
  );
  const filled = new Set<Address>(consumptions.map(({ queue }) => queue.address));
  // A set goes on to what is added to it meanwhile.
  for (const address of filled) {
    for (const view of views) {
      if (!isOfKind(view, MATERIALIZED_VIEW) || !view.uses.includes(address)) continue;
      const target = view.spec.to?.$ref ?? view.address;
      if (target !== address) filled.add(target);
    }
  }
  return [...filled].flatMap((address) => {
    const table = pipeline.resources.get(address);
    return table !== undefined && countsTwice(table) ? [table.name] : [];
  });
}

/** Engines that keep every row, or add rows up. */
const KEEPS_ALL = new Set(
  "MergeTree SummingMergeTree CollapsingMergeTree VersionedCollapsingMergeTree GraphiteMergeTree Log TinyLog StripeLog Memory".split(
    " ",
  ),
);

function countsTwice(table: Resource): boolean {
  if (!isOfKind(table, TABLE) && !isOfKind(table, MATERIALIZED_VIEW)) return false;
  const family = (table.spec.engine?.type ?? "MergeTree").replace(/^Replicated/, "");
  if (family !== "AggregatingMergeTree") return KEEPS_ALL.has(family);
  // What a view's own table holds is not known here: it would be no aggregate without counts or sums.
  return !isOfKind(table, TABLE) || Object.values(table.spec.columns).some(({ type }) => moves(type));
}

function moves(type: string): boolean {
  const [, name] = /^(?:Simple)?AggregateFunction\((\w+)/.exec(type) ?? [];
  return name !== undefined && !UNMOVED.test(name);
}
