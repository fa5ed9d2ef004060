import { readFileSync } from "node:fs";
import { join } from "node:path";

const TABLES = {
  logs: "logs",
  traces: "traces",
  "metrics.gauge": "metrics_gauge",
  "metrics.sum": "metrics_sum",
  "metrics.summary": "metrics_summary",
  "metrics.histogram": "metrics_histogram",
  "metrics.exponential_histogram": "metrics_exp_histogram",
};

/** For each table of the ClickHouse exporter: the columns that its DDL has, and those that its INSERT names. */
export function clickhouseTables(folderOf) {
  const folder = join(folderOf("exporter/clickhouseexporter"), "internal", "sqltemplates");
  const tables = Object.fromEntries(
    Object.entries(TABLES).map(([table, file]) => {
      const columns = columnsOf(readFileSync(join(folder, `${file}_table.sql`), "utf8"));
      const insert = namesOf(readFileSync(join(folder, `${file}_insert.sql`), "utf8"));
      return [table, { columns, insert }];
    }),
  );
  return { tables };
}

/** Nested columns are what they are stored as: arrays by a name with a dot. */
function columnsOf(sql) {
  const body = sql.slice(sql.indexOf("(") + 1, sql.indexOf(") ENGINE"));
  const columns = {};
  const nestedOnOneLine = body.replace(
    /Nested\s*\(([\s\S]*?)\n\s*\)/g,
    (_, inner) => `NESTED{${inner.replace(/\s+/g, " ")}}`,
  );
  for (const line of nestedOnOneLine.split("\n")) {
    const found = /^\s*`?([\w.]+)`?\s+(NESTED\{(.*)\}.*|.+)$/.exec(line);
    if (found === null || /^\s*(INDEX|PROJECTION)\b/.test(line) || line.includes(" MATERIALIZED ")) continue;
    const [, name, type, nested] = found;
    if (nested === undefined) columns[name] = typeOf(type);
    else
      for (const inner of splitAtCommas(nested)) {
        const [, field, fieldType] = /^\s*`?(\w+)`?\s+([\s\S]+)$/.exec(inner) ?? [];
        if (field) columns[`${name}.${field}`] = `Array(${typeOf(fieldType)})`;
      }
  }
  return columns;
}

function typeOf(text) {
  return text
    .replace(/\s+(COMMENT|CODEC|DEFAULT)\b[\s\S]*$/, "")
    .replace(/,\s*$/, "")
    .trim();
}

function splitAtCommas(text) {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function namesOf(sql) {
  return sql
    .slice(sql.indexOf("(") + 1, sql.indexOf(")"))
    .replace(/\{\{.*?\}\}|%s/g, "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
