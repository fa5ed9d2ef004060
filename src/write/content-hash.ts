import { hash } from "node:crypto";

/** The sha256 of a file's bytes, in hexadecimal. A string is hashed as the UTF-8 that it is written as. */
export function contentHash(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}
