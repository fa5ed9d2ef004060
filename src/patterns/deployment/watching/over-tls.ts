import type { JsonObject } from "../../../compiler/model/json.js";
import { authority } from "../clickhouse/client.js";
import { CLICKHOUSE_SERVICE } from "../clickhouse/place.js";
import type { NamedPort } from "../clickhouse/ports.js";
import type { Scope } from "../placed.js";

/**
 * How Prometheus scrapes a secure port of the servers. Pods are asked by their addresses, which no certificate names: it
 * is asked for the Service's name.
 */
export function overTls(scope: Scope, { name }: NamedPort): JsonObject {
  if (name !== "https") return {};
  const signer = authority(scope);
  return {
    scheme: "https",
    tlsConfig: {
      serverName: CLICKHOUSE_SERVICE,
      ...(signer === undefined ? {} : { ca: { secret: { ...signer } } }),
    },
  };
}
