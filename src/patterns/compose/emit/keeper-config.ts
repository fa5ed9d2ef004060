import type { JsonObject } from "../../../compiler/model/json.js";

/** Of one of some keepers. */
export function keeperConfig(hosts: readonly string[], index: number): JsonObject {
  return {
    listen_host: "0.0.0.0",
    logger: { level: "information", console: true },
    keeper_server: {
      tcp_port: 9181,
      server_id: index + 1,
      log_storage_path: "/var/lib/clickhouse-keeper/coordination/log",
      snapshot_storage_path: "/var/lib/clickhouse-keeper/coordination/snapshots",
      raft_configuration: { server: hosts.map((hostname, at) => ({ id: at + 1, hostname, port: 9234 })) },
    },
  };
}
