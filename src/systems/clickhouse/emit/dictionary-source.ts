import { nameOf } from "../../../compiler/model/address.js";
import type { Reference } from "../../../compiler/model/reference.js";
import type { DictionarySourceSpec } from "../schema/dictionary/source.js";
import { printBlock } from "../sql/print.js";
import { quotedIdentifier, splitName, stringLiteral } from "../sql/quote.js";

type Value = string | number | boolean | undefined;

/** What stands in `SOURCE(…)`. */
export function dictionarySource(source: DictionarySourceSpec): string {
  switch (source.type) {
    case "clickhouse": {
      const table = source.table === undefined ? undefined : splitName(nameOf(source.table.$ref));
      return clause("CLICKHOUSE", source.collection, {
        DB: table === undefined ? undefined : (table.database ?? "default"),
        TABLE: table?.object,
        QUERY: source.query && printBlock(source.query),
        WHERE: source.where && printBlock(source.where),
        INVALIDATE_QUERY: source.invalidateQuery && printBlock(source.invalidateQuery),
        UPDATE_FIELD: source.updateField,
        UPDATE_LAG: source.updateLag,
      });
    }
    case "postgresql":
    case "mysql":
    case "mongodb":
    case "redis":
    case "cassandra":
    case "odbc":
      return clause(source.type.toUpperCase(), source.collection, {
        [TABLE_KEYS[source.type] ?? "TABLE"]: source.table,
        QUERY: source.query,
        WHERE: source.where,
        INVALIDATE_QUERY: source.invalidateQuery,
        UPDATE_FIELD: source.updateField,
        UPDATE_LAG: source.updateLag,
      });
    case "http": {
      const headers = Object.entries(source.headers ?? {}).map(
        ([name, value]) => `HEADER(NAME ${stringLiteral(name)} VALUE ${stringLiteral(value)})`,
      );
      const more = headers.length === 0 ? "" : ` HEADERS(${headers.join(" ")})`;
      return clause("HTTP", source.collection, { URL: source.url, FORMAT: source.format }, more);
    }
    case "file":
      return clause("FILE", undefined, { PATH: source.path, FORMAT: source.format });
    case "yaml_regexp_tree":
      return clause("YAMLRegExpTree", undefined, { PATH: source.path });
    case "executable":
    case "executable_pool":
      return clause(source.type.toUpperCase(), undefined, {
        COMMAND: source.command,
        FORMAT: source.format,
        IMPLICIT_KEY: source.implicitKey,
      });
  }
}

const TABLE_KEYS: Readonly<Record<string, string>> = { mongodb: "COLLECTION", cassandra: "COLUMN_FAMILY" };

function clause(
  type: string,
  collection: Reference | undefined,
  values: Readonly<Record<string, Value>>,
  more = "",
): string {
  const parts = [
    ...(collection === undefined ? [] : [`NAME ${quotedIdentifier(nameOf(collection.$ref))}`]),
    ...Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${printed(value)}`])),
  ];
  return `SOURCE(${type}(${parts.join(" ")}${more}))`;
}

function printed(value: string | number | boolean): string {
  if (typeof value === "string") return stringLiteral(value);
  return typeof value === "boolean" ? (value ? "1" : "0") : String(value);
}
