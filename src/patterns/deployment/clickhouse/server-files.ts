import type { JsonObject } from "../../../compiler/model/json.js";
import type { Scope } from "../placed.js";
import { CERTIFICATES } from "./place.js";
import { isSecured } from "./ports.js";
import { serverTls } from "./secured.js";

const SERVER_FILE = /^clickhouse\/(?:[^/]+\/)?server\/((?:config|users)\.d\/[^/]+)$/;

/**
 * The generated files of the servers, as they are. What tells the servers of each other, of the keepers and of
 * themselves (`cluster.yaml`, `macros.yaml`) is the operator's own, who knows their hosts.
 */
export function serverFiles(scope: Scope): JsonObject {
  const files = scope.artifacts.flatMap(({ path, content }): [string, string][] => {
    const place = SERVER_FILE.exec(path)?.[1];
    return place === undefined || place === "config.d/cluster.yaml" ? [] : [[place, content]];
  });
  if (isSecured(scope)) files.push(["config.d/tls.yaml", serverTls(scope, CERTIFICATES)]);
  return Object.fromEntries(files.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Absolute paths in the servers' named collections: certificates that must be mounted where they say. */
export function pathsInServerFiles(values: Iterable<unknown>): readonly string[] {
  const found: string[] = [];
  for (const value of values) {
    if (typeof value === "string" && /^\/[^\s]+\/[^\s/]+\.[A-Za-z0-9]+$/.test(value)) found.push(value);
  }
  return [...new Set(found)];
}
