import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { isSecret } from "../../../compiler/model/reference.js";
import type { ServerSpec } from "../schema/server.js";
import { fromEnvironment } from "./server-environment.js";

const PORT_ELEMENTS = [
  ["http", "http_port"],
  ["https", "https_port"],
  ["native", "tcp_port"],
  ["nativeSecure", "tcp_port_secure"],
  ["interserver", "interserver_http_port"],
  ["interserverSecure", "interserver_https_port"],
] as const;

/** Ports, and the certificates that the secure ones need. An element marked `@remove` is taken out of what was there. */
export function networkConfig({ ports, tls }: ServerSpec): JsonObject {
  const elements = PORT_ELEMENTS.flatMap(([name, element]): [string, Json][] => {
    const port = ports[name];
    if (port === undefined) return [];
    return [[element, port === false ? { "@remove": "1" } : port]];
  });
  if (tls === undefined) return Object.fromEntries(elements);
  const authority = tls.ca === undefined ? { loadDefaultCAFile: true } : { caConfig: tls.ca, loadDefaultCAFile: false };
  return {
    ...Object.fromEntries(elements),
    openSSL: {
      server: {
        certificateFile: tls.certificate,
        privateKeyFile: tls.key,
        ...(tls.ca === undefined ? {} : { caConfig: tls.ca }),
        verificationMode: tls.clients,
        disableProtocols: "sslv2,sslv3,tlsv1,tlsv1_1",
        preferServerCiphers: true,
      },
      // As which it reaches other servers.
      client: {
        ...authority,
        certificateFile: tls.certificate,
        privateKeyFile: tls.key,
        verificationMode: "strict",
        disableProtocols: "sslv2,sslv3,tlsv1,tlsv1_1",
        invalidCertificateHandler: { name: "RejectCertificateHandler" },
      },
    },
  };
}

export function queryCacheConfig({ queryCache }: ServerSpec): JsonObject {
  if (queryCache === undefined) return {};
  const elements = {
    max_size_in_bytes: queryCache.maxSize,
    max_entries: queryCache.maxEntries,
    max_entry_size_in_bytes: queryCache.maxEntrySize,
    max_entry_size_in_rows: queryCache.maxEntryRows,
  };
  const given = Object.entries(elements).flatMap(([name, value]): [string, Json][] =>
    value === undefined ? [] : [[name, value]],
  );
  return given.length === 0 ? {} : { query_cache: Object.fromEntries(given) };
}

/** An element's name can't hold the dots of librdkafka's names: ClickHouse puts them back for underscores. */
export function kafkaConfig({ kafka }: ServerSpec): JsonObject {
  const entries = Object.entries(kafka).map(([name, value]): [string, Json] => [
    name.replaceAll(".", "_"),
    isSecret(value) ? fromEnvironment(value) : String(value),
  ]);
  return entries.length === 0 ? {} : { kafka: Object.fromEntries(entries) };
}
