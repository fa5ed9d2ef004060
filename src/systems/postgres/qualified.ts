/** A table's name with its schema; `public` where none is written. */
export function qualified(table: string): string {
  return table.includes(".") ? table : `public.${table}`;
}

/** The first dot separates. */
export function schemaOf(table: string): string {
  const name = qualified(table);
  return name.slice(0, name.indexOf("."));
}
