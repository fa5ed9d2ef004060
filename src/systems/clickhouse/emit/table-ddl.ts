import { nameOf } from "../../../compiler/model/address.js";
import type { Column } from "../../../compiler/model/column.js";
import type { Reference, SqlText } from "../../../compiler/model/reference.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { ColumnSpec, TableSpec } from "../schema/table.js";
import { topLevelParts } from "../sql/parts.js";
import { printExpression, printInline, printKey } from "../sql/print.js";
import { identifier, qualifiedName, quotedIdentifier, stringLiteral } from "../sql/quote.js";
import { type EngineClause, printSettings, settingsClause } from "./engine-clause.js";
import { printTtl } from "./ttl.js";

/** What a table's statement is made of, whether the table was declared or belongs to a materialized view. */
export type TableParts = {
  readonly [Part in keyof Omit<TableSpec, "columns" | "columnsOf" | "engine">]?: TableSpec[Part] | undefined;
};

/** `ON CLUSTER`, behind the name of what is made. */
export function onCluster(cluster: Reference | undefined): string {
  return cluster === undefined ? "" : ` ON CLUSTER ${identifier(nameOf(cluster.$ref))}`;
}

export function createTable(name: string, columns: readonly string[], engine: EngineClause, parts: TableParts): string {
  const elements = [
    ...columns,
    ...Object.entries(parts.indexes ?? {}).map(
      ([index, each]) =>
        `INDEX ${identifier(index)} ${printExpression(each.expression)} TYPE ${each.type} GRANULARITY ${each.granularity}`,
    ),
    ...Object.entries(parts.constraints ?? {}).map(
      ([constraint, check]) => `CONSTRAINT ${identifier(constraint)} CHECK ${printInline(check)}`,
    ),
    ...Object.entries(parts.assumptions ?? {}).map(
      ([assumption, truth]) => `CONSTRAINT ${identifier(assumption)} ASSUME ${printInline(truth)}`,
    ),
    ...Object.entries(parts.projections ?? {}).map(
      ([projection, query]) => `PROJECTION ${identifier(projection)} (${printInline(query)})`,
    ),
    ...Object.entries(parts.projectionIndexes ?? {}).map(
      ([projection, { expression, type }]) =>
        `PROJECTION ${identifier(projection)} INDEX ${printExpression(expression)} TYPE ${type}`,
    ),
  ];
  const clauses = [
    `CREATE TABLE IF NOT EXISTS ${qualifiedName(name)}${onCluster(parts.cluster)}`,
    ...(elements.length === 0 ? [] : [`(\n${elements.map((element) => `    ${element}`).join(",\n")}\n)`]),
    `ENGINE = ${engine.engine}`,
    ...(parts.partitionBy === undefined ? [] : [`PARTITION BY ${printExpression(parts.partitionBy)}`]),
    ...(parts.primaryKey === undefined ? [] : [`PRIMARY KEY ${printKey(parts.primaryKey)}`]),
    ...(parts.orderBy === undefined ? [] : [`ORDER BY ${printKey(parts.orderBy)}`]),
    ...(parts.sampleBy === undefined ? [] : [`SAMPLE BY ${printExpression(parts.sampleBy)}`]),
    ...(parts.ttl === undefined ? [] : [`TTL${printTtl(parts.ttl)}`]),
    ...settingsClause({ ...engine.settings, ...parts.settings }),
    ...(parts.comment === undefined ? [] : [`COMMENT ${stringLiteral(parts.comment)}`]),
  ];
  return clauses.join("\n");
}

export function declaredColumns(table: Resource<TableSpec>): readonly string[] {
  return Object.entries(table.spec.columns).map(([name, column]) => columnDefinition(name, column));
}

export function derivedColumns(columns: readonly Column[]): readonly string[] {
  return columns.map((column) => `${quotedIdentifier(column.name)} ${column.type}`);
}

const LONGEST_TYPE = 80;

/** A long tuple has a line for each element, so that a change of one shows as that in a diff. */
function printType(type: string): string {
  if (type.length <= LONGEST_TYPE || !type.startsWith("Tuple(") || !type.endsWith(")")) return type;
  const elements = topLevelParts(type.slice("Tuple(".length, -1));
  return `Tuple(\n${elements.map((element) => `        ${element}`).join(",\n")}\n    )`;
}

function columnDefinition(name: string, column: ColumnSpec): string {
  return [
    `${quotedIdentifier(name)} ${printType(column.type)}`,
    ...(column.default === undefined ? [] : [`DEFAULT ${printInline(column.default)}`]),
    ...(column.materialized === undefined ? [] : [`MATERIALIZED ${printInline(column.materialized)}`]),
    ...(column.alias === undefined ? [] : [`ALIAS ${printInline(column.alias)}`]),
    ...(column.ephemeral === undefined ? [] : [ephemeral(column.ephemeral)]),
    ...(column.comment === undefined ? [] : [`COMMENT ${stringLiteral(column.comment)}`]),
    ...(column.codec === undefined ? [] : [`CODEC(${column.codec})`]),
    ...(column.statistics === undefined ? [] : [`STATISTICS(${column.statistics.join(", ")})`]),
    ...(column.ttl === undefined ? [] : [`TTL ${printInline(column.ttl)}`]),
    ...(column.settings === undefined ? [] : [`SETTINGS (${printSettings(column.settings).join(", ")})`]),
  ].join(" ");
}

function ephemeral(value: true | SqlText): string {
  return value === true ? "EPHEMERAL" : `EPHEMERAL ${printInline(value)}`;
}
