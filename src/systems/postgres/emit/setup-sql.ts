import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { environmentVariable, psqlVariable } from "../../../compiler/emit/secret-names.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { PUBLICATION, type PublicationSpec } from "../schema/publication.js";
import { SOURCE, type SourceSpec } from "../schema/source.js";
import { TABLE, type TableSpec } from "../schema/table.js";
import { HEARTBEAT_TABLE, SIGNAL_TABLE } from "../source-names.js";
import { identifier, qualifiedName, stringLiteral } from "../sql/quote.js";
import { qualified } from "../stream.js";
import { psqlCommand } from "./psql-command.js";
import { replicaIdentitySection } from "./replica-identity.js";

/** What a source's database must have before its connector starts, as a script that can be run again. */
export function setupFiles(pipeline: Pipeline): readonly Artifact[] {
  const all = [...pipeline.resources.values()];
  return ofKind(all, SOURCE).map((source) => {
    const tables = ofKind(all, TABLE).filter((table) => table.spec.source.$ref === source.address);
    const publications = ofKind(all, PUBLICATION).filter((each) => each.spec.source.$ref === source.address);
    const text = [
      commentHead("--", source.address, usage(source)),
      ...sections(source, tables, publications),
      "COMMIT;",
    ].join("\n\n");
    return {
      path: `postgres/${fileName(source.name)}/setup.sql`,
      content: `${text}\n`,
      resources: [source.address, ...publications.map((each) => each.address), ...tables.map((table) => table.address)],
    };
  });
}

function usage(source: Resource<SourceSpec>): string {
  return [
    "",
    "Run by a superuser, or from PostgreSQL 16 on by the tables' owner with CREATEROLE and REPLICATION who may create",
    `in database ${source.spec.database}. All of it happens or nothing; it can be run again:`,
    `  ${psqlCommand(source.spec.database, [], "setup.sql")}`,
    `psql (14 or later) reads the role's password from the environment: ${environmentVariable(source.spec.password)}.`,
    "The server needs wal_level = logical, and a free replication slot and WAL sender: preflight.sql says.",
  ].join("\n");
}

function sections(
  source: Resource<SourceSpec>,
  tables: readonly Resource<TableSpec>[],
  publications: readonly Resource<PublicationSpec>[],
): readonly string[] {
  const role = identifier(source.spec.user);
  const password = psqlVariable(source.spec.password);
  const names = tables.map((table) => qualifiedName(qualified(table.name)));
  const schemas = [...new Set(tables.map((table) => qualified(table.name).split(".")[0] ?? "public"))].sort();
  const identities = replicaIdentitySection(tables);
  return [
    `\\set ON_ERROR_STOP on
\\set ${password} ''
\\getenv ${password} ${environmentVariable(source.spec.password)}
BEGIN;
SET LOCAL client_min_messages = warning;
-- Rather fail than make others wait behind it
SET LOCAL lock_timeout = '10s';`,
    `-- An empty password would be none at all
SELECT :'${password}' = '' AS no_password \\gset
\\if :no_password
DO $$ BEGIN RAISE EXCEPTION 'the environment variable ${environmentVariable(source.spec.password)} is not set or empty'; END $$;
\\endif`,
    `-- The role that the connector logs in as
SELECT ${stringLiteral(`CREATE ROLE ${role} WITH LOGIN REPLICATION`)}
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${stringLiteral(source.spec.user)})
\\gexec
ALTER ROLE ${role} WITH LOGIN REPLICATION PASSWORD :'${password}';`,
    `-- What it may read
GRANT USAGE ON SCHEMA ${[...new Set([...schemas, "public"])].map(identifier).join(", ")} TO ${role};
${names.length === 0 ? "" : `GRANT SELECT ON ${names.join(", ")} TO ${role};`}`.trim(),
    `-- The heartbeat keeps the slot moving while these tables are idle; its row marks the end of each snapshot
CREATE TABLE IF NOT EXISTS ${HEARTBEAT_TABLE} (
    id integer PRIMARY KEY,
    beat timestamptz NOT NULL
);
INSERT INTO ${HEARTBEAT_TABLE} (id, beat) VALUES (1, now()) ON CONFLICT (id) DO NOTHING;
GRANT SELECT, INSERT, UPDATE ON ${HEARTBEAT_TABLE} TO ${role};`,
    `-- A row in it asks the connector for an incremental snapshot
CREATE TABLE IF NOT EXISTS ${SIGNAL_TABLE} (
    id varchar(42) PRIMARY KEY,
    type varchar(32) NOT NULL,
    data varchar(2048)
);
GRANT SELECT, INSERT, DELETE ON ${SIGNAL_TABLE} TO ${role};`,
    ...(identities === undefined ? [] : [identities]),
    ...publications.map(publicationSection),
  ];
}

function publicationSection(publication: Resource<PublicationSpec>): string {
  const name = identifier(publication.name);
  const tables = publication.spec.tables.map((table) =>
    qualifiedName(qualified(table.$ref.slice(table.$ref.indexOf("/") + 1))),
  );
  return `-- What is published
SELECT ${stringLiteral(`CREATE PUBLICATION ${name}`)}
WHERE NOT EXISTS (SELECT FROM pg_publication WHERE pubname = ${stringLiteral(publication.name)})
\\gexec
ALTER PUBLICATION ${name} SET (
    publish = 'insert, update, delete, truncate',
    publish_via_partition_root = ${publication.spec.viaPartitionRoot}
);
ALTER PUBLICATION ${name} SET TABLE
    ${[...tables, HEARTBEAT_TABLE, SIGNAL_TABLE].join(",\n    ")};`;
}
