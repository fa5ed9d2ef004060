import type { ColumnDefinition } from "./parse.js";

/** Bytes above which PostgreSQL moves a row's long values out of it (TOAST_TUPLE_THRESHOLD). */
const TOAST_THRESHOLD = 2032;

/** A value that is no longer than the pointer that would take its place stays in the row (toast_tuple_find_biggest_attribute). */
const SMALLEST_MOVED = 24;

const FIXED_BYTES: Readonly<Record<string, number>> = {
  smallint: 2,
  integer: 4,
  bigint: 8,
  oid: 4,
  real: 4,
  "double precision": 8,
  boolean: 1,
  uuid: 16,
  date: 4,
  timestamp: 8,
  "timestamp with time zone": 8,
  time: 8,
  "time with time zone": 12,
  interval: 16,
  money: 8,
  inet: 19,
  cidr: 19,
  macaddr: 6,
  macaddr8: 8,
};

/**
 * The columns that can be stored out of line, so that an update which does not touch them leaves them out of the
 * change stream. A row that can never exceed the threshold has none.
 * https://www.postgresql.org/docs/current/storage-toast.html
 */
export function toastableColumns(columns: ReadonlyMap<string, ColumnDefinition>): readonly string[] {
  let most = 24;
  const variable: string[] = [];
  for (const [name, definition] of columns) {
    const bytes = mostBytes(definition);
    if (bytes === undefined || (bytes.variable && bytes.most > SMALLEST_MOVED)) variable.push(name);
    most += bytes === undefined ? Number.POSITIVE_INFINITY : bytes.most;
  }
  return most > TOAST_THRESHOLD ? variable : [];
}

function mostBytes(definition: ColumnDefinition): { readonly most: number; readonly variable: boolean } | undefined {
  if (definition.dimensions > 0) return undefined;
  const fixed = FIXED_BYTES[definition.base];
  if (fixed !== undefined) return { most: fixed, variable: definition.base === "inet" || definition.base === "cidr" };
  const length = definition.modifiers[0];
  if (definition.base === "numeric" && length !== undefined)
    return { most: 8 + Math.ceil(length / 4) * 2 + 2, variable: true };
  if (
    (definition.base === "character varying" || definition.base === "character") &&
    (length !== undefined || definition.base === "character")
  ) {
    return { most: 4 + 4 * (length ?? 1), variable: true };
  }
  if (definition.base.startsWith("bit") && (length !== undefined || definition.base === "bit")) {
    return { most: 8 + Math.ceil((length ?? 1) / 8), variable: true };
  }
  return undefined;
}
