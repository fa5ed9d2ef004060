import type { Properties } from "../kit/connect.js";

export const prefix = "shop";
export const database = "shop";
export const slot = "shop_slot";
export const heartbeatTable = "public.headrace_heartbeat";
export const signalTable = "public.headrace_signal";

/** Where the worker finds the two facts of the source that change from run to run. */
export const portVariable = "HEADRACE_SOURCE_PORT";
export const passwordVariable = "HEADRACE_SOURCE_PASSWORD";

export const topicOf = (table: string) => `${prefix}.${table}`;

/** The envelope as Debezium writes it, no transform in between. */
export function connectorProperties(tables: readonly string[], heartbeatMilliseconds: number): Properties {
  const escaped = (table: string) => table.replaceAll(".", "\\.");
  return {
    "connector.class": "io.debezium.connector.postgresql.PostgresConnector",
    "tasks.max": "1",
    "database.hostname": "127.0.0.1",
    "database.port": `\${env:${portVariable}}`,
    "database.user": "debezium",
    "database.password": `\${env:${passwordVariable}}`,
    "database.dbname": database,
    "topic.prefix": prefix,
    "plugin.name": "pgoutput",
    "slot.name": slot,
    "publication.name": "shop_publication",
    "publication.autocreate.mode": "disabled",
    // The heartbeat table comes last: its snapshot row says that the other tables' rows are all written.
    "table.include.list": [...tables, heartbeatTable].map(escaped).join(","),
    "snapshot.mode": "when_needed",
    "decimal.handling.mode": "string",
    "time.precision.mode": "adaptive",
    "interval.handling.mode": "string",
    "binary.handling.mode": "base64",
    "hstore.handling.mode": "json",
    "include.unknown.datatypes": "false",
    "tombstones.on.delete": "false",
    "skipped.operations": "none",
    "signal.data.collection": signalTable,
    "signal.enabled.channels": "source",
    "heartbeat.interval.ms": String(heartbeatMilliseconds),
    ...(heartbeatMilliseconds === 0
      ? {}
      : {
          "heartbeat.action.query":
            `INSERT INTO ${heartbeatTable} (id, beat) VALUES (1, now()) ` +
            "ON CONFLICT (id) DO UPDATE SET beat = EXCLUDED.beat",
        }),
    "poll.interval.ms": "100",
    "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    "key.converter.schemas.enable": "false",
    "key.converter.replace.null.with.default": "false",
    "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    "value.converter.schemas.enable": "false",
    "value.converter.replace.null.with.default": "false",
    "producer.override.max.request.size": "33554432",
    "producer.override.buffer.memory": "67108864",
    "producer.override.compression.type": "lz4",
  };
}
