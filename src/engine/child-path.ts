import { fileURLToPath } from "node:url";

/** The built child process's file, seen from a bundle in `dist/` or from the sources in `src/engine/`. */
export function engineChildPath(): string {
  const fromSources = import.meta.url.endsWith(".ts");
  return fileURLToPath(new URL(fromSources ? "../../dist/engine-child.js" : "./engine-child.js", import.meta.url));
}
