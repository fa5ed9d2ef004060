const SECRET = Symbol.for("headrace.secret");

/** A reference to a secret. Its value never enters the config, a file, a log or an error. */
export interface Secret {
  readonly [SECRET]: string;
}

/**
 * Names a secret by a path like `"inventory-postgres/password"` (where it is kept, then the key in it). Every
 * consumer is told to look it up in its own way: Connect by a config provider, psql by a variable, ClickHouse by a
 * named collection or the environment.
 */
export function secret(path: string): Secret {
  return { [SECRET]: path };
}

export function secretPathOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !(SECRET in value)) return undefined;
  return String(value[SECRET]);
}
