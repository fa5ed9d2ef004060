import { type ConnectorProperties, tablePattern } from "./postgres-connector.js";

/** What a source may ask of its connector besides what every one has. */
export interface PostgresOptions {
  readonly failover: boolean;
  readonly sslRootCert: string | undefined;
  readonly sslCert: string | undefined;
  readonly sslKey: string | undefined;
  readonly snapshotThreads: number | undefined;
  readonly parts: readonly {
    readonly table: string;
    readonly quoted: string;
    readonly columns?: readonly string[];
    readonly query?: string;
  }[];
}

/** The properties for them (https://debezium.io/documentation/reference/3.6/connectors/postgresql.html). */
export function postgresOptionProperties(options: PostgresOptions): ConnectorProperties {
  const limited = options.parts.flatMap(({ table, columns }) =>
    columns === undefined ? [] : [`${tablePattern(table)}\\.(?!(?:${columns.map(tablePattern).join("|")})$).*`],
  );
  const filtered = options.parts.flatMap(({ quoted, query }) => (query === undefined ? [] : [{ quoted, query }]));
  return {
    ...given("database.sslrootcert", options.sslRootCert),
    ...given("database.sslcert", options.sslCert),
    ...given("database.sslkey", options.sslKey),
    ...(options.failover ? { "slot.failover": true } : {}),
    ...given("snapshot.max.threads", options.snapshotThreads),
    // What the publication leaves out, a snapshot must leave out too: it reads the tables themselves.
    ...(limited.length === 0 ? {} : { "column.exclude.list": limited.join(",") }),
    ...(filtered.length === 0
      ? {}
      : { "snapshot.select.statement.overrides": filtered.map(({ quoted }) => quoted).join(",") }),
    ...Object.fromEntries(
      filtered.map(({ quoted, query }) => [`snapshot.select.statement.overrides.${quoted}`, query]),
    ),
  };
}

function given(name: string, value: string | number | undefined): ConnectorProperties {
  return value === undefined ? {} : { [name]: value };
}
