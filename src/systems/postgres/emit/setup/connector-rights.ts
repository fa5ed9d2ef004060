import type { Described } from "../../described.js";
import { schemaOf, sourceTable } from "../../qualified.js";
import { publishedTables } from "../../schema/publication.js";
import { heartbeatTable, signalTable } from "../../source-names.js";
import { identifier, qualifiedName } from "../../sql/quote.js";

/** The columns of each table, by its address, that the connector may read, where it is not all of them. */
export function readableColumns({ publications }: Described): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { spec } of publications) {
    for (const { table, columns } of publishedTables(spec)) if (columns) found.set(table.$ref, columns);
  }
  return found;
}

/** What the connector's role may do: read what it captures, beat, and take signals. */
export function connectorRights(of: Described): readonly string[] {
  const { source, tables } = of;
  const role = identifier(source.spec.user);
  const heartbeat = heartbeatTable(source.spec);
  const signal = signalTable(source.spec);
  const limited = readableColumns(of);
  const whole = tables.filter((table) => !limited.has(table.address)).map((table) => qualifiedName(sourceTable(table)));
  const schemas = [...new Set(tables.map((table) => schemaOf(sourceTable(table))))].sort();
  const ownSchemas = [schemaOf(heartbeat), schemaOf(signal)];
  const made = [...new Set(ownSchemas)].filter((schema) => schema !== "public" && !schemas.includes(schema));
  return [
    ...(made.length === 0
      ? []
      : [
          [
            "-- Where the connector's own tables are",
            ...made.map((each) => `CREATE SCHEMA IF NOT EXISTS ${each};`),
          ].join("\n"),
        ]),
    [
      "-- What it may read",
      `GRANT USAGE ON SCHEMA ${[...new Set([...schemas, ...ownSchemas])].map(identifier).join(", ")} TO ${role};`,
      ...(whole.length === 0 ? [] : [`GRANT SELECT ON ${whole.join(", ")} TO ${role};`]),
      ...tables.flatMap((table) => {
        const columns = limited.get(table.address);
        if (columns === undefined) return [];
        const list = columns.map(identifier).join(", ");
        return [`GRANT SELECT (${list}) ON ${qualifiedName(sourceTable(table))} TO ${role};`];
      }),
    ].join("\n"),
    `-- The heartbeat keeps the slot moving while these tables are idle; its row marks the end of each snapshot
CREATE TABLE IF NOT EXISTS ${heartbeat} (
    id integer PRIMARY KEY,
    beat timestamptz NOT NULL
);
INSERT INTO ${heartbeat} (id, beat) VALUES (1, now()) ON CONFLICT (id) DO NOTHING;
GRANT SELECT, INSERT, UPDATE ON ${heartbeat} TO ${role};`,
    `-- A row in it asks the connector for an incremental snapshot
CREATE TABLE IF NOT EXISTS ${signal} (
    id varchar(42) PRIMARY KEY,
    type varchar(32) NOT NULL,
    data varchar(2048)
);
GRANT SELECT, INSERT, DELETE ON ${signal} TO ${role};`,
  ];
}
