import { yamlText } from "../../../compiler/emit/yaml.js";
import type { JsonObject } from "../../../compiler/model/json.js";
import type { Scope } from "../placed.js";
import { CERTIFICATES } from "./place.js";

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
  if (scope.spec.certificate !== undefined) files.push(["config.d/tls.yaml", yamlText(TLS)]);
  return Object.fromEntries(files.sort(([left], [right]) => (left < right ? -1 : 1)));
}

const TLS: JsonObject = {
  openSSL: {
    server: {
      certificateFile: `${CERTIFICATES}/tls.crt`,
      privateKeyFile: `${CERTIFICATES}/tls.key`,
      disableProtocols: "sslv2,sslv3,tlsv1,tlsv1_1",
      preferServerCiphers: true,
    },
    client: {
      caConfig: `${CERTIFICATES}/ca.crt`,
      loadDefaultCAFile: true,
      verificationMode: "strict",
      disableProtocols: "sslv2,sslv3,tlsv1,tlsv1_1",
    },
  },
};

/** Absolute paths in the servers' named collections: certificates that must be mounted where they say. */
export function pathsInServerFiles(values: Iterable<unknown>): readonly string[] {
  const found: string[] = [];
  for (const value of values) {
    if (typeof value === "string" && /^\/[^\s]+\/[^\s/]+\.[A-Za-z0-9]+$/.test(value)) found.push(value);
  }
  return [...new Set(found)];
}
