import type { Address } from "../../../compiler/model/address.js";
import type { AskedQuery } from "../../../compiler/model/asked-query.js";
import type { Provable } from "../../../engine/proof/provable.js";
import { withoutUnknownColumn } from "./further.js";

/** Queries that others will ask: the engine is asked for the columns of each, and makes nothing of it. */
export function askedProvables(
  asked: readonly AskedQuery[],
  objectIds: (address: Address) => readonly string[],
): readonly Provable[] {
  return asked.map((query) => ({
    id: query.id,
    address: query.address,
    name: query.id,
    needs: [...new Set(query.uses.flatMap(objectIds))].sort(),
    columnsOf: query.query,
    create: () => "",
    judged: "described",
    isView: false,
    further: withoutUnknownColumn,
  }));
}
