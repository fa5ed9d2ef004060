import type { Resource } from "../../../../compiler/model/resource.js";
import { type Described, tableNamed } from "../../described.js";
import { OPERATIONS } from "../../schema/operations.js";
import { type PublicationSpec, publishedTables, type TableInPublication } from "../../schema/publication.js";
import { heartbeatTable, signalTable } from "../../source-names.js";
import { identifier, qualifiedName, stringLiteral } from "../../sql/quote.js";
import { rowFilterText } from "../../sql/row-filter.js";
import { publishesGenerated } from "../../stream.js";

export function publicationSection(publication: Resource<PublicationSpec>, of: Described): string {
  const source = of.source.spec;
  const { spec } = publication;
  const name = identifier(publication.name);
  const operations = OPERATIONS.filter((each) => spec.operations.includes(each));
  const settings = [
    `publish = '${operations.join(", ")}'`,
    `publish_via_partition_root = ${spec.viaPartitionRoot}`,
    ...(publishesGenerated(source) ? ["publish_generated_columns = stored"] : []),
  ];
  const all = spec.forAllTables ? " FOR ALL TABLES" : "";
  return [
    `-- What is published
SELECT ${stringLiteral(`CREATE PUBLICATION ${name}${all}`)}
WHERE NOT EXISTS (SELECT FROM pg_publication WHERE pubname = ${stringLiteral(publication.name)})
\\gexec
ALTER PUBLICATION ${name} SET (
    ${settings.join(",\n    ")}
);`,
    ...(source.version === undefined ? [generatedColumns(name)] : []),
    spec.forAllTables ? refuseListed(publication.name) : setTables(name, spec, of),
  ].join("\n");
}

/**
 * From version 18 on PostgreSQL refuses updates and deletes on a published table whose identity has a generated column
 * that is not published (CheckCmdReplicaIdentity), as FULL of a table with such a column has.
 */
function generatedColumns(name: string): string {
  return `SELECT current_setting('server_version_num')::integer >= 180000 AS has_generated_columns \\gset
\\if :has_generated_columns
ALTER PUBLICATION ${name} SET (publish_generated_columns = stored);
\\endif`;
}

function setTables(name: string, spec: PublicationSpec, of: Described): string {
  const source = of.source.spec;
  const objects = [
    ...publishedTables(spec).map((each) => publishedTable(each, of)),
    heartbeatTable(source),
    signalTable(source),
    ...(spec.schemas ?? []).map((schema) => `TABLES IN SCHEMA ${identifier(schema)}`),
  ];
  return `ALTER PUBLICATION ${name} SET TABLE
    ${objects.join(",\n    ")};`;
}

function publishedTable({ table, columns, where }: TableInPublication, of: Described): string {
  const list = columns === undefined ? "" : ` (${columns.map(identifier).join(", ")})`;
  const filter = where === undefined ? "" : ` WHERE (${rowFilterText(where)})`;
  return `${qualifiedName(tableNamed(of, table))}${list}${filter}`;
}

/** A publication of listed tables can't become one of all. */
function refuseListed(name: string): string {
  return `SELECT NOT puballtables AS is_of_some FROM pg_publication WHERE pubname = ${stringLiteral(name)} \\gset
\\if :is_of_some
DO $$ BEGIN RAISE EXCEPTION 'the publication is one of listed tables, not FOR ALL TABLES: drop it first'; END $$;
\\endif`;
}
