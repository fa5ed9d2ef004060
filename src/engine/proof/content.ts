import { hash } from "node:crypto";
import type { Provable } from "./provable.js";

/** Raised when the way of proving changes, so that nothing remembered from before is trusted. */
const PROOF_VERSION = "1";

/** Of each object the hash of all that its proof depends on: its own statement and everything upstream. */
export function contentHashes(provables: readonly Provable[]): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const provable of provables) {
    const parsed = provable.judged === "parsed" ? `parsed\n${provable.standIn?.([]) ?? ""}\n` : "";
    let text = `${PROOF_VERSION}\n${parsed}${provable.columnsOf ?? ""}\n${provable.create([])}`;
    for (const need of provable.needs) text += `\n${hashes.get(need) ?? ""}`;
    hashes.set(provable.id, hash("sha256", text, "hex").slice(0, 32));
  }
  return hashes;
}
