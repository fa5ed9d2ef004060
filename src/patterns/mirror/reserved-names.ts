import type { Wire } from "../../compiler/model/stream.js";

/** Names that a mirror's tables and views have for themselves, or ClickHouse for its own. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  "_version",
  "_is_deleted",
  "_event",
  "_deleted",
  "_row_exists",
  "_block_number",
  "_block_offset",
  "null",
]);

/** Why a column can't have its name in a mirror; `undefined`: it can. */
export function nameProblem(name: string, wire: Wire): string | undefined {
  if (RESERVED_NAMES.has(name)) return "A mirror needs this name for itself";
  if (wire.kind !== "array" || !name.includes(".")) return undefined;
  return "ClickHouse takes arrays with a dot in their names for parts of one table, and wants all to have the same length";
}
