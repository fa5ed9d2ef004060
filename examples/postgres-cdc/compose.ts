import { clickhouse, compose } from "headrace";

// ── All of it on one machine ────────────────────────────────────────────────
// Each hop with a password or rows on it is encrypted: an authority of the machine's own signs each service's
// certificate when the stack comes up first.

/** The document's private subnet: databases are in it, and UIs alone beside it. */
export const backend = "172.20.0.0/16";

export const server = clickhouse.server("clickhouse", {
  ports: { http: false, https: 8443, native: false, nativeSecure: 9440 },
  tls: {
    certificate: "/etc/clickhouse-server/tls/server.crt",
    key: "/etc/clickhouse-server/tls/server.key",
    ca: "/etc/clickhouse-server/tls/ca.crt",
  },
});

/** The least of the document's sizes. */
export const stack = compose.stack("postgres-cdc", {
  subnet: backend,
  parts: {
    postgres: { image: "postgres:16.10", cpus: 2, memory: "2g" },
    kafka: { cpus: 2, memory: "4g" },
    clickhouse: { cpus: 4, memory: "8g" },
  },
});
