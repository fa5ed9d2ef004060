import type { Address } from "../../../compiler/model/address.js";
import type { Pipeline } from "../../../compiler/model/resource.js";
import type { Provable } from "../../../engine/proof/provable.js";
import { accessProofs } from "../emit/access/statements.js";
import { identifier } from "../sql/quote.js";
import { withoutUnknownColumn } from "./further.js";

/** Access control as the engine judges it: every statement is parsed, and a row policy's condition is typed. */
export function accessProvables(
  pipeline: Pipeline,
  objectIds: (address: Address) => readonly string[],
): readonly Provable[] {
  const counts = new Map<Address, number>();
  return accessProofs(pipeline).map(({ resource, statement, query }): Provable => {
    const count = (counts.get(resource.address) ?? 0) + 1;
    counts.set(resource.address, count);
    return {
      id: count === 1 ? resource.address : `${resource.address}#${count}`,
      address: resource.address,
      name: identifier(resource.name),
      needs: [...new Set(resource.uses.flatMap(objectIds))].sort(),
      create: () => statement,
      judged: "parsed",
      isView: false,
      ...(query === undefined ? {} : { columnsOf: query, further: withoutUnknownColumn }),
    };
  });
}
