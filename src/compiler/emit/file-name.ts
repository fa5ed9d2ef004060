/** A name as one path component: what file systems or shells read differently is percent-encoded. */
export function fileName(name: string): string {
  const encoded = name.replace(/[^\p{L}\p{N}_.-]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );
  return /^\.+$/.test(encoded) ? encoded.replaceAll(".", "%2E") : encoded;
}
