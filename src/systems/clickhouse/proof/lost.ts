import type { LostColumns } from "../../../compiler/check/lost-columns.js";
import type { Pipeline } from "../../../compiler/model/resource.js";
import type { ProofFailure } from "../../../engine/proof/provable.js";
import { readMessage } from "./message.js";

/** Whether all that ClickHouse misses is missing for a reason that has been told where it comes from. */
export function isOfLostColumns({ provable, message }: ProofFailure, lost: LostColumns, pipeline: Pipeline): boolean {
  const maker = pipeline.resources.get(provable.address)?.madeBy ?? provable.address;
  const known = new Set([...(lost.get(provable.address) ?? []), ...(lost.get(maker) ?? [])]);
  const { about, names } = readMessage(message);
  return about === "column" && names.every((name) => known.has(name.slice(name.lastIndexOf(".") + 1)));
}
