import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Scope } from "../placed.js";

/** An object of Kubernetes holds 1 MiB; what is said of it besides needs little. */
const MOST_BYTES = 900_000;

/** The statements in the order in which they are made, as files whose names tell the order, in parts that each fit. */
export function schemaParts({ artifacts }: Scope): readonly ReadonlyMap<string, string>[] {
  const byPath = new Map(artifacts.map((each) => [each.path, each]));
  const order = byPath.get("clickhouse/order.txt");
  const paths = order === undefined ? [] : linesOf(order);
  const files = [...paths, ...(byPath.has("clickhouse/access.sql") ? ["access.sql"] : [])];
  const parts: Map<string, string>[] = [new Map()];
  let bytes = 0;
  for (const [index, path] of files.entries()) {
    const content = byPath.get(`clickhouse/${path}`)?.content;
    if (content === undefined) continue;
    const size = new TextEncoder().encode(content).length;
    if (bytes > 0 && bytes + size > MOST_BYTES) {
      parts.push(new Map());
      bytes = 0;
    }
    parts.at(-1)?.set(fileKey(index, path), content);
    bytes += size;
  }
  return parts;
}

function linesOf({ content }: Artifact): readonly string[] {
  return content.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

/** A ConfigMap's key has no folders. */
function fileKey(index: number, path: string): string {
  const name = path.replaceAll("/", "-").replace(/[^A-Za-z0-9._-]/g, "_");
  return `${String(index + 1).padStart(4, "0")}-${name}`.slice(-253);
}
