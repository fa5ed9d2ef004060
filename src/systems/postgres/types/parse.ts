import { expressionFrom, group, tokensOf, typeName } from "./tokens.js";

/** A column's definition, taken apart. */
export interface ColumnDefinition {
  /** The type's name without modifiers: `numeric`, `timestamp with time zone`, `order_status`, `public.Mood`. */
  readonly base: string;
  readonly modifiers: readonly number[];
  /** 0 for a scalar, 1 for `integer[]`. */
  readonly dimensions: number;
  readonly notNull: boolean;
  /** The expression after DEFAULT, as written. */
  readonly default?: string;
  /** The expression of a stored generated column, as written, without its parentheses. */
  readonly generated?: string;
  /** `PRIMARY KEY DEFERRABLE`: the key is checked at the end of the statement or transaction. */
  readonly deferrableKey?: true;
}

export type ParsedDefinition =
  | { readonly ok: true; readonly definition: ColumnDefinition }
  | { readonly ok: false; readonly reason: string };

/** Several spellings of one type, as PostgreSQL's catalogue resolves them. */
const ALIASES: Readonly<Record<string, string>> = {
  int: "integer",
  int4: "integer",
  int2: "smallint",
  int8: "bigint",
  serial: "integer",
  serial4: "integer",
  bigserial: "bigint",
  serial8: "bigint",
  smallserial: "smallint",
  serial2: "smallint",
  float4: "real",
  float8: "double precision",
  float: "double precision",
  decimal: "numeric",
  bool: "boolean",
  varchar: "character varying",
  bpchar: "character",
  char: "character",
  varbit: "bit varying",
  timestamptz: "timestamp with time zone",
  timetz: "time with time zone",
};
const SERIAL = new Set(["serial", "serial4", "bigserial", "serial8", "smallserial", "serial2"]);

/** Reads a definition as `CREATE TABLE` has it after the column's name. */
export function parseColumnDefinition(text: string): ParsedDefinition {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (ahead = 0): string => tokens[at + ahead]?.toLowerCase() ?? "";
  const take = (): string => tokens[at++] ?? "";
  const accept = (...words: readonly string[]): boolean => {
    if (!words.every((word, index) => peek(index) === word)) return false;
    at += words.length;
    return true;
  };

  const first = take();
  if (!/^["\p{L}_]/u.test(first)) return { ok: false, reason: `\`${text}\` does not begin with a type` };
  const written = first.toLowerCase().replace(/^pg_catalog\./, "");
  let base = ALIASES[written] ?? typeName(first);
  if (base === "double" && accept("precision")) base = "double precision";
  if ((base === "character" || base === "bit") && accept("varying")) base = `${base} varying`;
  const modifiers: number[] = [];
  if (accept("(")) {
    while (at < tokens.length && !accept(")")) {
      const token = accept("-") ? `-${take()}` : take();
      if (/^-?\d+$/.test(token)) modifiers.push(Number(token));
      else if (token !== ",") return { ok: false, reason: `\`${token}\` is no modifier of ${base}` };
    }
  }
  if ((base === "timestamp" || base === "time") && accept("with", "time", "zone")) base = `${base} with time zone`;
  else if (base === "timestamp" || base === "time") accept("without", "time", "zone");
  let dimensions = 0;
  while (accept("[")) {
    if (/^\d+$/.test(peek())) take();
    if (!accept("]")) return { ok: false, reason: "`[` without `]`" };
    dimensions++;
  }
  if (accept("array")) dimensions = Math.max(dimensions, 1);

  let notNull = SERIAL.has(written);
  let defaultExpression: string | undefined;
  let generated: string | undefined;
  let constraint: string | undefined;
  let deferrableKey = false;
  while (at < tokens.length) {
    if (accept("constraint")) take();
    else if (accept("not", "null")) notNull = true;
    else if (accept("null")) continue;
    else if (accept("primary", "key")) {
      notNull = true;
      constraint = "primary key";
    } else if (accept("unique")) {
      constraint = "unique";
      if (!accept("nulls", "not", "distinct")) accept("nulls", "distinct");
    } else if (accept("not", "deferrable") || accept("initially", "immediate")) continue;
    else if (accept("deferrable") || accept("initially", "deferred")) deferrableKey ||= constraint === "primary key";
    else if (accept("collate") || accept("storage") || accept("compression")) take();
    else if (accept("default")) defaultExpression = expressionFrom(tokens, at, (next) => (at = next));
    else if (
      accept("generated", "always", "as", "identity") ||
      accept("generated", "by", "default", "as", "identity")
    ) {
      if (peek() === "(") group(tokens, at, (next) => (at = next));
      notNull = true;
    } else if (accept("generated", "always", "as")) {
      generated = group(tokens, at, (next) => (at = next));
      if (generated === undefined)
        return { ok: false, reason: "GENERATED ALWAYS AS wants its expression in parentheses" };
      if (!accept("stored")) return { ok: false, reason: "a generated column must be STORED to be readable" };
    } else if (accept("check")) {
      group(tokens, at, (next) => (at = next));
      accept("no", "inherit");
    } else if (accept("references")) {
      constraint = "references";
      take();
      if (peek() === "(") group(tokens, at, (next) => (at = next));
      if (accept("match")) take();
      while (accept("on", "delete") || accept("on", "update")) {
        if (!accept("set", "null") && !accept("set", "default") && !accept("no", "action")) take();
      }
    } else return { ok: false, reason: `\`${tokens[at] ?? ""}\` is not understood after the type` };
  }
  return {
    ok: true,
    definition: {
      base,
      modifiers,
      dimensions,
      notNull,
      ...(defaultExpression === undefined ? {} : { default: defaultExpression }),
      ...(generated === undefined ? {} : { generated }),
      ...(deferrableKey ? { deferrableKey } : {}),
    },
  };
}
