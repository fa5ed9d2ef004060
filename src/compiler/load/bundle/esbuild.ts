import { createRequire } from "node:module";

/** esbuild, required rather than imported: Node then need not read its text to learn what it exports. */
export function esbuild(): typeof import("esbuild") {
  return createRequire(import.meta.url)("esbuild");
}
