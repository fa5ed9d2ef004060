import { LOCK_VERSION, type Lock } from "./lock-shape.js";
import { byCodeUnits } from "./order.js";

/** The lock as it is written: sorted, one entry a line, so that a diff shows what changed and git can merge it. */
export function lockText(lock: Lock): string {
  const files = entries(lock.files, ({ sha256, resources }) => ({ sha256, resources }));
  const proofs = entries(lock.proofs, ({ content, verdict, columns }) => ({
    content,
    verdict,
    // Only name and type: whatever else a column carries is not remembered.
    columns: columns?.map(({ name, type }) => ({ name, type })),
  }));
  return [
    "{",
    `  "version": ${LOCK_VERSION},`,
    `  "headrace": ${JSON.stringify(lock.headrace)},`,
    `  "pipeline": ${JSON.stringify(lock.pipeline)},`,
    `  "files": ${files},`,
    `  "proofs": ${proofs}`,
    "}",
    "",
  ].join("\n");
}

function entries<Entry>(map: ReadonlyMap<string, Entry>, plain: (entry: Entry) => object): string {
  if (map.size === 0) return "{}";
  const sorted = [...map].sort(([left], [right]) => byCodeUnits(left, right));
  return `{\n${sorted.map(([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(plain(entry))}`).join(",\n")}\n  }`;
}
