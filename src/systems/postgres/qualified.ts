import { NAME, type Origin, within } from "../../compiler/model/origin.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { TableSpec } from "./schema/table.js";

/** A table's name with its schema; `public` where none is written. */
export function qualified(table: string): string {
  return table.includes(".") ? table : `public.${table}`;
}

/** What a table is called at its source, with its schema. What the config calls it is for the config alone. */
export function sourceTable({ name, spec }: Resource<TableSpec>): string {
  return qualified(spec.table ?? name);
}

/** Where the config has that name. */
export function sourceTableAt({ origin, spec }: Resource<TableSpec>): Origin {
  return within(origin, spec.table === undefined ? NAME : "table");
}

/** The first dot separates. */
export function schemaOf(table: string): string {
  const name = qualified(table);
  return name.slice(0, name.indexOf("."));
}
