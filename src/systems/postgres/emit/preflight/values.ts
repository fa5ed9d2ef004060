import { stringLiteral } from "../../sql/quote.js";

export type Cell = string | number | boolean | null | readonly string[];

/** A query of a WITH that holds rows of the config: its head names each column and, where not text, its type. */
export function values(head: string, rows: readonly (readonly Cell[])[]): string {
  if (rows.length > 0) {
    return `${head} AS (VALUES\n${rows.map((row) => `    (${row.map(literal).join(", ")})`).join(",\n")}\n)`;
  }
  const columns = head.slice(head.indexOf("(") + 1, -1).split(", ");
  return `${head} AS (SELECT ${columns.map(nothing).join(", ")} WHERE false)`;
}

/** Types of the columns that a query without rows must have, where they are no text. */
const TYPES: Readonly<Record<string, string>> = {
  columns: "text[]",
  filtered: "boolean",
  attribute: "boolean",
  with_option: "boolean",
  connection_limit: "integer",
};

function nothing(column: string): string {
  return `NULL::${TYPES[column] ?? "text"}`;
}

function literal(cell: Cell): string {
  if (cell === null) return "NULL";
  if (typeof cell === "boolean" || typeof cell === "number") return String(cell);
  if (typeof cell === "string") return stringLiteral(cell);
  return `ARRAY[${cell.map(stringLiteral).join(", ")}]::text[]`;
}
