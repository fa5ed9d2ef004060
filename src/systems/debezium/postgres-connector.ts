import type { SecretReference } from "../../compiler/model/reference.js";
import type { EventFormat } from "../../compiler/model/stream.js";
import { formatProperties } from "./event-format.js";

export const POSTGRES_CONNECTOR = "io.debezium.connector.postgresql.PostgresConnector";

/** What a connector must know of its source. */
export interface PostgresCapture {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: SecretReference;
  readonly sslMode: string;
  readonly topicPrefix: string;
  readonly slot: string;
  readonly publication: string;
  /** Qualified names. The heartbeat table is added as the last: a snapshot reads tables in this order. */
  readonly tables: readonly string[];
  readonly heartbeatTable: string;
  readonly signalTable: string;
  readonly heartbeatMilliseconds: number;
  readonly snapshot: string;
  readonly events: EventFormat;
  readonly registry?: string | undefined;
}

export type ConnectorProperties = Readonly<Record<string, string | number | boolean | SecretReference>>;

const MEBIBYTE = 1_048_576;

/**
 * The properties of Debezium 3.6's PostgreSQL connector for a stream that a mirror can trust
 * (https://debezium.io/documentation/reference/3.6/connectors/postgresql.html#postgresql-connector-properties).
 */
export function postgresConnectorProperties(capture: PostgresCapture): ConnectorProperties {
  const heartbeat = quoteQualified(capture.heartbeatTable);
  return {
    "plugin.name": "pgoutput",
    "database.hostname": capture.host,
    "database.port": capture.port,
    "database.user": capture.user,
    "database.password": capture.password,
    "database.dbname": capture.database,
    "database.sslmode": capture.sslMode,
    "topic.prefix": capture.topicPrefix,
    "slot.name": capture.slot,
    "publication.name": capture.publication,
    // The set-up SQL owns the publication: the connector must neither create nor alter it.
    "publication.autocreate.mode": "disabled",
    "table.include.list": [...capture.tables, capture.heartbeatTable].map(tablePattern).join(","),
    "snapshot.mode": capture.snapshot,
    // Values as the queue reads them.
    "decimal.handling.mode": "string",
    "time.precision.mode": "adaptive",
    "interval.handling.mode": "string",
    "binary.handling.mode": "base64",
    "hstore.handling.mode": "json",
    "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    "key.converter.schemas.enable": false,
    "key.converter.replace.null.with.default": false,
    ...formatProperties(capture.events, capture.registry),
    // Truncates are changes too, where a format has them; tombstones are not JSON.
    "skipped.operations": capture.events === "envelope" ? "none" : "t",
    "tombstones.on.delete": false,
    // Moves the slot on while the captured tables are idle, and marks the end of each snapshot.
    "heartbeat.interval.ms": capture.heartbeatMilliseconds,
    "heartbeat.action.query": `INSERT INTO ${heartbeat} (id, beat) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET beat = EXCLUDED.beat`,
    "signal.data.collection": capture.signalTable,
    "signal.enabled.channels": "source",
    // Without these the first value above 1 MB stops the task for good.
    "producer.override.max.request.size": 32 * MEBIBYTE,
    "producer.override.buffer.memory": 64 * MEBIBYTE,
    "producer.override.compression.type": "lz4",
  };
}

/** An entry of an include list: these are regular expressions between commas, and names may hold what those would read. */
export function tablePattern(table: string): string {
  return table.replace(/[.\\^$|?*+()[\]{},]/g, (character) => `\\${character}`);
}

function quoteQualified(name: string): string {
  return name
    .split(".")
    .map((part) => (/^[a-z_][a-z0-9_]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join(".");
}
