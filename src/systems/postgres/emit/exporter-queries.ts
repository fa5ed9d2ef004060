import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { type Described, described } from "../described.js";
import { sourceTable } from "../qualified.js";
import type { SourceSpec } from "../schema/source.js";
import type { TableSpec } from "../schema/table.js";
import { columnDefinitions } from "../stream.js";
import { formatType } from "./preflight/format-type.js";
import { type Cell, values } from "./preflight/values.js";

/** What postgres_exporter calls it, of its query's name and column. */
export const COLUMNS_DIFFERING = "pipeline_source_columns_differing";

/** Where the queries are that a source's exporter is started with. */
export function exporterQueriesPath({ name }: Resource<SourceSpec>): string {
  return `postgres/${fileName(name)}/exporter-queries.yaml`;
}

/** A query for the exporter of each of these sources: where its tables differ from the config. */
export function exporterQueries(pipeline: Pipeline, sources: readonly Resource<SourceSpec>[]): readonly Artifact[] {
  return described(pipeline).flatMap((each) => {
    const { source, tables } = each;
    if (tables.length === 0 || !sources.some(({ address }) => address === source.address)) return [];
    const head = commentHead("#", source.address, USAGE);
    return [
      {
        path: exporterQueriesPath(source),
        content: `${head}\n${yamlText({ pipeline_source_columns: columnsQuery(each) })}`,
        resources: [source.address, ...tables.map(({ address }) => address)],
      },
    ];
  });
}

const USAGE = `
What postgres_exporter is started with, so that a column is told of that is not as the config says:
  PG_EXPORTER_EXTEND_QUERY_PATH=exporter-queries.yaml
It reads the catalogue of the source's database, once a minute; any role may.`;

function columnsQuery(of: Described) {
  return {
    query: columnsSql(of),
    master: true,
    cache_seconds: 60,
    metrics: [
      { table: { usage: "LABEL", description: "The table" } },
      { column: { usage: "LABEL", description: "The column that differs; of a table itself empty" } },
      { change: { usage: "LABEL", description: "added, dropped, retyped or nullable" } },
      { differing: { usage: "GAUGE", description: "Whether a column differs from what the config says" } },
    ],
  };
}

/** Each table once with 0, so that it is seen that they are compared, and each column that differs with 1. */
function columnsSql(of: Described): string {
  const left = of.tables.flatMap((table) =>
    (table.spec.leftOut ?? []).map((name): Cell[] => [sourceTable(table), name]),
  );
  return `WITH
${values(
  "declared_table (label, schema, name, is_whole)",
  of.tables.map((table) => tableOf(table, of)),
)},
${values("declared_column (label, name, type, not_null)", of.tables.flatMap(columnsOf))},
${values("left_out (label, name)", left)},
real_column AS (
    SELECT
        declared.label,
        declared.is_whole,
        attribute.attname::text AS name,
        attribute.attnotnull AS not_null,
        ${withoutSchema("format_type(attribute.atttypid, attribute.atttypmod)")} AS type
    FROM declared_table AS declared
    INNER JOIN pg_catalog.pg_namespace AS namespace ON namespace.nspname = declared.schema
    INNER JOIN pg_catalog.pg_class AS class
        ON class.relnamespace = namespace.oid AND class.relname = declared.name AND class.relkind IN ('r', 'p')
    INNER JOIN pg_catalog.pg_attribute AS attribute
        ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
),
compared AS (
    SELECT
        label,
        name,
        CASE
            WHEN declared.type IS NULL AND is_whole THEN 'added'
            WHEN declared.type IS NULL THEN NULL
            WHEN real.type IS NULL THEN 'dropped'
            WHEN ${withoutSchema("declared.type")} <> real.type THEN 'retyped'
            WHEN declared.not_null AND NOT real.not_null THEN 'nullable'
        END AS change
    FROM declared_column AS declared
    FULL JOIN real_column AS real USING (label, name)
    WHERE (label, name) NOT IN (SELECT label, name FROM left_out)
)
SELECT label AS "table", '' AS "column", '' AS change, 0 AS differing FROM declared_table
UNION ALL
SELECT label, name, change, 1 FROM compared WHERE change IS NOT NULL
`;
}

/** The exporter's path for names is not the config's: a type of the database's own is compared by its name alone. */
function withoutSchema(type: string): string {
  return `regexp_replace(${type}, '^("([^"]|"")+"|\\w+)\\.', '')`;
}

/** Where a publication lists the columns, others never arrive, and are not missed. */
function tableOf(table: Resource<TableSpec>, { publications }: Described): Cell[] {
  const name = sourceTable(table);
  const dot = name.indexOf(".");
  const isWhole = !publications.some(({ spec }) =>
    (spec.tables ?? []).some(
      (each) => "table" in each && each.table.$ref === table.address && each.columns !== undefined,
    ),
  );
  return [name, name.slice(0, dot), name.slice(dot + 1), isWhole];
}

function columnsOf(table: Resource<TableSpec>): Cell[][] {
  return [...columnDefinitions(table.spec)].map(([name, definition]) => [
    sourceTable(table),
    name,
    formatType(definition),
    definition.notNull,
  ]);
}
