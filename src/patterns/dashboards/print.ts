import { nameOf } from "../../compiler/model/address.js";
import type { SqlPart, SqlText } from "../../compiler/model/reference.js";
import { printSql } from "../../systems/clickhouse/public.js";
import type { DatasourceType, QueryPrinters } from "../../systems/grafana/public.js";
import { promqlString } from "../../systems/prometheus/public.js";

/** Queries as the data sources take them, with the names of what they refer to. */
export const printers: QueryPrinters = {
  sql: (query, type) => (type === "postgres" ? postgresSql(query) : printSql(query)).trim(),
  promql: (query) => promqlString(query),
};

export function sqlFor(query: SqlText, type: DatasourceType): string {
  return printers.sql(query, type);
}

function postgresSql({ $sql }: SqlText): string {
  return $sql.map(postgresPart).join("");
}

function postgresPart(part: SqlPart): string {
  if (typeof part === "string") return part;
  if ("$ref" in part) return nameOf(part.$ref).split(".").map(quoted).join(".");
  return typeof part.$literal === "string" ? `'${part.$literal.replaceAll("'", "''")}'` : String(part.$literal);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
