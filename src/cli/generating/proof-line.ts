import type { ProofSummary } from "../../compiler/model/proof.js";

/** What the engine vouches for, and what it does not. */
export function proofLine(proof: ProofSummary): string {
  const { executed, described, parsed, notJudged, remembered } = proof;
  const memory = remembered === 0 ? "" : ` (${remembered} remembered from the lock)`;
  return `proven: ${executed} executed, ${described} described, ${parsed} only parsed, ${notJudged} not judged${memory}`;
}
