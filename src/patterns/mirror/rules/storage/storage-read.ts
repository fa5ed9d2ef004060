import { SHOP } from "../../../../compiler/check/rule-case.js";
import type { Address } from "../../../../compiler/model/address.js";
import { atText, within } from "../../../../compiler/model/origin.js";
import { isOfKind, ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { leadingTable, nameOfPiece, objectsByName, piecesOf, readsIn } from "../../../../systems/clickhouse/public.js";
import { TABLE } from "../../../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW, VIEW } from "../../../../systems/clickhouse/schema/view.js";
import { shardsName } from "../../../clustered/shards.js";
import { rowsName } from "../../names.js";
import { MIRROR, type MirrorSpec } from "../../schema.js";

const view = (from: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", amount: "numeric(10,2) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const revenue = clickhouse.view("analytics.revenue", { query: sql\`SELECT sum(amount) AS revenue FROM ${from}\` });

const listed = [ordersNow, revenue];
`;

export const storageRead: Rule = {
  code: "mirror/storage-read",
  severity: "warning",
  summary: "A query reads a mirror's storage instead of the mirror",
  why: "The storage has every version of a row, deleted rows, and what a TRUNCATE or a new snapshot has done away with. FINAL leaves out the first two; the third is left out only by the mirror's own view.",
  mend: "Read the mirror: its view applies FINAL and leaves out all that is gone.",
  failing: view("analytics.orders_rows FINAL"),
  passing: view("${ordersNow}"),
  *check(pipeline) {
    const byName = objectsByName(pipeline.resources);
    const storages = storagesIn(pipeline);
    if (storages.size === 0) return;
    for (const view of pipeline.resources.values()) {
      if (view.madeBy !== undefined || !(isOfKind(view, VIEW) || isOfKind(view, MATERIALIZED_VIEW))) continue;
      const pieces = piecesOf(view.spec.query);
      // Who names these knows what is stored; and a sample can be taken of a table only.
      if (pieces.some((piece) => /^(_version|_is_deleted|sample)$/i.test(nameOfPiece(piece) ?? ""))) continue;
      const isIncremental = isOfKind(view, MATERIALIZED_VIEW) && view.spec.refresh === undefined;
      const inserted = isIncremental ? leadingTable(view.spec.query, byName) : undefined;
      for (const read of readsIn(pieces, byName)) {
        const mirror = storages.get(read.address);
        const table = pipeline.resources.get(read.address);
        if (mirror === undefined || table === undefined || read.address === inserted) continue;
        // Of one that is declared by hand, another rule says that FINAL is missing.
        if (read.isFinal ? !leavesOut(mirror) : table.madeBy === undefined) continue;
        const at = within(view.origin, "query");
        yield {
          detail: `\`${view.name}\` reads \`${table.name}\`, where the mirror \`${mirror.name}\` keeps ${whatIsKept(read.isFinal)}. Read \`${mirror.name}\` instead, without FINAL: interpolate the mirror's constant.`,
          at: read.text === undefined ? at : atText(at, read.text),
          resource: view.address,
          related: [{ at: mirror.origin, note: "the mirror" }],
        };
      }
    }
  },
};

/** The tables behind mirrors. */
function storagesIn(pipeline: Pipeline): ReadonlyMap<Address, Resource<MirrorSpec>> {
  const found = new Map<Address, Resource<MirrorSpec>>();
  for (const mirror of ofKind(pipeline.resources, MIRROR)) {
    for (const name of [rowsName(mirror.name), shardsName(mirror.name)]) {
      const table = resourceAt(pipeline.resources, `clickhouse.table/${name}`, TABLE);
      if (table !== undefined) found.set(table.address, mirror);
    }
  }
  return found;
}

/** Whether the mirror's view leaves out more than FINAL does. */
function leavesOut({ spec }: Resource<MirrorSpec>): boolean {
  return spec.deletes !== "ignore" || spec.truncates !== "ignore";
}

function whatIsKept(isFinal: boolean): string {
  return isFinal
    ? "what a TRUNCATE or a new snapshot has done away with, too: FINAL does not leave that out"
    : "every version of each row, deleted ones, too";
}
