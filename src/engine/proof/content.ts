import { createHash } from "node:crypto";
import type { Provable } from "./provable.js";

/** Raised when the way of proving changes, so that nothing remembered from before is trusted. */
const PROOF_VERSION = "1";

/** Of each object the hash of all that its proof depends on: its own statement and everything upstream. */
export function contentHashes(provables: readonly Provable[]): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const provable of provables) {
    const hash = createHash("sha256").update(
      `${PROOF_VERSION}\n${provable.judged === "parsed" ? `parsed\n${provable.standIn?.([]) ?? ""}\n` : ""}${provable.columnsOf ?? ""}\n${provable.create([])}`,
    );
    for (const need of provable.needs) hash.update(`\n${hashes.get(need) ?? ""}`);
    hashes.set(provable.id, hash.digest("hex").slice(0, 32));
  }
  return hashes;
}
