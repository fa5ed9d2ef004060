import { nameOf } from "../../compiler/model/address.js";
import type { PromqlText, SqlPart, SqlText } from "../../compiler/model/reference.js";
import { printSql } from "../../systems/clickhouse/public.js";
import type { DatasourceType, QueryPrinters } from "../../systems/grafana/public.js";

/** Queries as the data sources take them, with the names of what they refer to. */
export const printers: QueryPrinters = {
  sql: (query, type) => (type === "postgres" ? postgresSql(query) : printSql(query)).trim(),
  promql: (query) => promqlText(query).trim(),
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

function promqlText({ $promql }: PromqlText): string {
  let text = "";
  for (const part of $promql) {
    if (typeof part === "string") text += part;
    else if ("$ref" in part) text += nameOf(part.$ref);
    else
      text += isQuoted(text)
        ? String(part.$literal).replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")
        : String(part.$literal);
  }
  return text;
}

/** Whether what comes next stands between quotes. */
function isQuoted(before: string): boolean {
  let open = "";
  for (let index = 0; index < before.length; index++) {
    const character = before.charAt(index);
    if (open === "") {
      if (/["'`]/.test(character)) open = character;
    } else if (character === "\\" && open !== "`") index++;
    else if (character === open) open = "";
  }
  return open !== "";
}
