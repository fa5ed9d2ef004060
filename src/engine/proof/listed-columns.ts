import type { Column } from "../../compiler/model/column.js";
import type { Statement, StatementResult } from "../engine.js";
import { quoteString } from "../quote.js";
import type { Provable } from "./provable.js";

/** DESCRIBE prints these over several lines where they have names inside, the list of all columns does not. */
const PRINTED_OTHERWISE = /\b(Tuple|Nested|Variant|JSON|Object|Dynamic)\(/;

/** Asks for the columns of all views of some databases: one by one, each would cost half a millisecond. */
export function listColumns(views: readonly Provable[]): Statement {
  const databases = [...new Set(views.map((view) => view.listed?.database ?? ""))].map(quoteString).join(", ");
  const theirs = `SELECT database, name FROM system.tables WHERE engine IN ('View', 'MaterializedView') AND database IN (${databases})`;
  return {
    sql: `SELECT database, table, name, type FROM system.columns WHERE database IN (${databases}) AND (database, table) IN (${theirs}) ORDER BY database, table, position`,
    reads: true,
  };
}

/** The columns of each view that the list tells as DESCRIBE would; of another, DESCRIBE must be asked. */
export function columnsListed(
  views: readonly Provable[],
  result: StatementResult,
): ReadonlyMap<Provable, readonly Column[]> {
  const byName = new Map<string, Column[]>();
  for (const { database, table, name, type } of result.ok ? result.rows : []) {
    const key = keyOf(String(database), String(table));
    const columns = byName.get(key) ?? [];
    byName.set(key, columns);
    columns.push({ name: String(name), type: String(type) });
  }
  const found = new Map<Provable, readonly Column[]>();
  for (const view of views) {
    const columns = view.listed && byName.get(keyOf(view.listed.database, view.listed.name));
    if (columns?.some((column) => PRINTED_OTHERWISE.test(column.type)) === false) found.set(view, columns);
  }
  return found;
}

function keyOf(database: string, name: string): string {
  return JSON.stringify([database, name]);
}
