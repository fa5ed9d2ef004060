import { createHash } from "node:crypto";

/** File systems take 255 bytes; an extension and what a tool puts before or behind a name must fit too. */
const MOST_BYTES = 200;

/**
 * A name as one path component: what file systems or shells read differently is percent-encoded. Different names
 * have different files; where a name is too long, by a hash of it.
 */
export function fileName(name: string): string {
  const encoded = name.replace(/[^\p{L}\p{N}_.-]/gu, percentEncoded);
  const visible = /^\.+$/.test(encoded) ? encoded.replaceAll(".", "%2E") : encoded;
  return byteLength(visible) <= MOST_BYTES ? visible : shortened(visible);
}

function percentEncoded(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

function shortened(name: string): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  let head = "";
  for (const piece of name.match(/%..|[^%]/gu) ?? []) {
    if (byteLength(head + piece) > MOST_BYTES - hash.length - 1) break;
    head += piece;
  }
  return `${head}-${hash}`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
