import type { Declared } from "./declaration.js";

const SQL = Symbol.for("headrace.sql");

/** SQL with references to the pipeline's resources in it, made by the `sql` template. */
export interface Sql {
  readonly [SQL]: readonly SqlPiece[];
}

/** What may stand in `${…}`: a resource (its name is written), more SQL, or a value (written as a literal). */
export type SqlValue = Declared | Sql | string | number | boolean;

export type SqlPiece = { readonly text: string } | { readonly value: unknown };

/**
 * SQL as it will be executed. `${resource}` writes the resource's quoted name and makes this depend on it;
 * `${sql`…`}` inserts more SQL; strings, numbers and booleans become literals, quoted.
 */
export function sql(strings: TemplateStringsArray, ...values: SqlValue[]): Sql {
  const pieces: SqlPiece[] = [];
  strings.forEach((text, index) => {
    pieces.push({ text });
    if (index < values.length) pieces.push({ value: values[index] });
  });
  return { [SQL]: pieces };
}

export function sqlPiecesOf(value: unknown): readonly SqlPiece[] | undefined {
  if (typeof value !== "object" || value === null || !(SQL in value)) return undefined;
  return value[SQL] as readonly SqlPiece[];
}
