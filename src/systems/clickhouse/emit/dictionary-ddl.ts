import { nameOf } from "../../../compiler/model/address.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { DictionaryColumnSpec, DictionarySpec } from "../schema/dictionary/dictionary.js";
import type { DictionaryLayoutSpec } from "../schema/dictionary/layout.js";
import type { FunctionSpec } from "../schema/function.js";
import { printBlock, printInline } from "../sql/print.js";
import { identifier, literal, qualifiedName, quotedIdentifier, stringLiteral } from "../sql/quote.js";
import { dictionarySource } from "./dictionary-source.js";
import { onCluster } from "./table-ddl.js";

export function dictionaryObject(resource: Resource<DictionarySpec>) {
  const { address, name, spec } = resource;
  const query = sourceQuery(spec);
  return {
    id: address,
    resource,
    type: "dictionary" as const,
    name,
    ...(query === undefined ? {} : { columnsOf: query }),
    create: ({ proof }: { readonly proof: boolean }) =>
      [
        `CREATE OR REPLACE DICTIONARY ${qualifiedName(name)}${proof ? "" : onCluster(spec.cluster)}`,
        `(\n${Object.entries(spec.columns)
          .map(([column, each]) => `    ${attribute(column, each)}`)
          .join(",\n")}\n)`,
        `PRIMARY KEY ${spec.primaryKey.map(identifier).join(", ")}`,
        proof && query === undefined ? standIn(spec) : dictionarySource(spec.source),
        `LAYOUT(${layout(spec.layout)})`,
        ...(spec.range === undefined
          ? []
          : [`RANGE(MIN ${identifier(spec.range.min)} MAX ${identifier(spec.range.max)})`]),
        ...(spec.lifetime === undefined ? [] : [`LIFETIME(MIN ${spec.lifetime.min} MAX ${spec.lifetime.max})`]),
        ...settingsClause(spec.settings),
        ...(spec.comment === undefined ? [] : [`COMMENT ${stringLiteral(spec.comment)}`]),
      ].join("\n"),
  };
}

export function functionObject(resource: Resource<FunctionSpec>) {
  const { address, name, spec } = resource;
  const create = ({ proof }: { readonly proof: boolean }) =>
    `CREATE OR REPLACE FUNCTION ${identifier(name)}${proof ? "" : onCluster(spec.cluster)} AS (${spec.parameters.map(identifier).join(", ")}) ->\n${printBlock(spec.expression)}`;
  return { id: address, resource, type: "function" as const, name, create };
}

function attribute(name: string, column: DictionaryColumnSpec): string {
  return [
    `${quotedIdentifier(name)} ${column.type}`,
    ...(column.default === undefined ? [] : [`DEFAULT ${literal(column.default)}`]),
    ...(column.expression === undefined ? [] : [`EXPRESSION ${printInline(column.expression)}`]),
    ...(column.hierarchical === true ? ["HIERARCHICAL"] : []),
    ...(column.bidirectional === true ? ["BIDIRECTIONAL"] : []),
    ...(column.injective === true ? ["INJECTIVE"] : []),
    ...(column.isObjectId === true ? ["IS_OBJECT_ID"] : []),
  ].join(" ");
}

function layout({ type, ...parameters }: DictionaryLayoutSpec): string {
  const printed = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name.replace(/[A-Z]/g, "_$&").toUpperCase()} ${literal(value)}`],
  );
  return `${type.toUpperCase()}(${printed.join(" ")})`;
}

function settingsClause(settings: DictionarySpec["settings"]): readonly string[] {
  const entries = Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}`);
  return entries.length === 0 ? [] : [`SETTINGS(${entries.join(", ")})`];
}

/** What it reads of the pipeline: fine only where its columns are there. Of another server's rows nothing is known. */
function sourceQuery({ source, columns }: DictionarySpec): string | undefined {
  if (source.type !== "clickhouse") return undefined;
  if (source.query !== undefined) return printBlock(source.query);
  if (source.table === undefined) return undefined;
  const read = Object.entries(columns).map(([name, { expression }]) =>
    expression === undefined ? identifier(name) : `${printInline(expression)} AS ${identifier(name)}`,
  );
  const where = source.where === undefined ? "" : ` WHERE ${printBlock(source.where)}`;
  return `SELECT ${read.join(", ")} FROM ${qualifiedName(nameOf(source.table.$ref))}${where}`;
}

/** In a proof another server's rows are none, of the same shape: nobody is asked, and `dictGet` can be judged. */
function standIn({ columns, source }: DictionarySpec): string {
  if (source.type === "yaml_regexp_tree") return dictionarySource(source);
  const structure = Object.entries(columns).map(([name, { type }]) => `${quotedIdentifier(name)} ${type}`);
  const query = `SELECT * FROM null(${stringLiteral(structure.join(", "))}) WHERE {condition}`;
  return `SOURCE(CLICKHOUSE(QUERY ${stringLiteral(query)}))`;
}
