import type { Wire } from "../../../compiler/model/stream.js";
import { type ColumnDefinition, parseColumnDefinition } from "./parse.js";
import { typeName } from "./tokens.js";

export type DerivedWire =
  | { readonly ok: true; readonly wire: Wire }
  | { readonly ok: false; readonly reason: "unknown" | "dimensions" | "unsupported" };

const TEXT: ReadonlySet<string> = new Set([
  "text",
  "character varying",
  "character",
  "citext",
  "xml",
  "inet",
  "cidr",
  "macaddr",
  "macaddr8",
  "name",
  "ltree",
  "tsvector",
  "int4range",
  "int8range",
  "numrange",
  "tsrange",
  "tstzrange",
  "daterange",
  "time with time zone",
]);

/** Types whose arrays Debezium leaves out, or cuts to milliseconds (`time`). */
const LOST_IN_ARRAYS: ReadonlySet<string> = new Set([
  "interval",
  "time",
  "time with time zone",
  "money",
  "name",
  "bit",
  "bit varying",
  "xml",
  "hstore",
  "tsvector",
]);

/** Types of extensions: they are in whatever schema the extension was made in. */
const EXTENSION_TYPES = /^.*\.(hstore|citext|ltree)$/;

/**
 * How Debezium 3.6 writes a PostgreSQL column with `decimal.handling.mode=string`, `time.precision.mode=adaptive`,
 * `interval.handling.mode=string`, `binary.handling.mode=base64` and `hstore.handling.mode=json`
 * (https://debezium.io/documentation/reference/3.6/connectors/postgresql.html#postgresql-data-types).
 * `userTypes` are the source's enums and domains.
 */
export function wireOf(definition: ColumnDefinition, userTypes: Readonly<Record<string, string>>): DerivedWire {
  if (definition.dimensions > 1) return { ok: false, reason: "dimensions" };
  const scalar = scalarWire(definition.base, definition.modifiers, userTypes);
  if (definition.dimensions === 0 || !scalar.ok) return scalar;
  if (LOST_IN_ARRAYS.has(definition.base)) return { ok: false, reason: "unsupported" };
  if (scalar.wire.kind === "array") return { ok: false, reason: "dimensions" };
  return { ok: true, wire: { kind: "array", of: scalar.wire } };
}

function scalarWire(
  base: string,
  modifiers: readonly number[],
  userTypes: Readonly<Record<string, string>>,
): DerivedWire {
  const found = builtInWire(base.replace(EXTENSION_TYPES, "$1"), modifiers);
  if (found !== undefined) return { ok: true, wire: found };
  const [name, type] =
    Object.entries(userTypes).find(([written]) => inPublic(typeName(written)) === inPublic(base)) ?? [];
  if (name === undefined || type === undefined) return { ok: false, reason: "unknown" };
  if (type === "enum") return { ok: true, wire: { kind: "enum" } };
  const parsed = parseColumnDefinition(type);
  // Each step leaves a type out, so a domain that is based on itself comes to an end.
  const others = Object.fromEntries(Object.entries(userTypes).filter(([written]) => written !== name));
  return parsed.ok ? wireOf(parsed.definition, others) : { ok: false, reason: "unknown" };
}

function inPublic(type: string): string {
  return type.includes(".") ? type : `public.${type}`;
}

function builtInWire(base: string, modifiers: readonly number[]): Wire | undefined {
  const precision = modifiers[0] ?? 6;
  switch (base) {
    case "smallint":
      return { kind: "integer", bits: 16 };
    case "integer":
      return { kind: "integer", bits: 32 };
    case "bigint":
    case "oid":
      return { kind: "integer", bits: 64 };
    case "real":
      return { kind: "float", bits: 32 };
    case "double precision":
      return { kind: "float", bits: 64 };
    case "boolean":
      return { kind: "boolean" };
    case "numeric":
      return modifiers[0] === undefined
        ? { kind: "unconstrained-decimal" }
        : { kind: "decimal", precision: modifiers[0], scale: modifiers[1] ?? 0 };
    case "money":
      return { kind: "decimal", precision: 19, scale: 2 };
    case "uuid":
      return { kind: "uuid" };
    case "json":
    case "jsonb":
    case "hstore":
      return { kind: "json" };
    case "date":
      return { kind: "date" };
    case "timestamp":
      return { kind: "timestamp", unit: precision <= 3 ? "milliseconds" : "microseconds", precision };
    case "timestamp with time zone":
      return { kind: "zoned-timestamp", precision };
    case "time":
      return { kind: "time", unit: precision <= 3 ? "milliseconds" : "microseconds" };
    case "interval":
      return { kind: "interval" };
    case "bytea":
      return { kind: "base64" };
    case "bit":
      return (modifiers[0] ?? 1) === 1 ? { kind: "boolean" } : { kind: "base64" };
    case "bit varying":
      return { kind: "base64" };
    default:
      return TEXT.has(base) ? { kind: "text" } : undefined;
  }
}

/** PostgreSQL's own types that can be read, by the names that people write. */
export const knownTypes: readonly string[] = [
  ...TEXT,
  ..."smallint integer bigint real numeric money boolean uuid json jsonb hstore date timestamp timestamptz time interval".split(
    " ",
  ),
  ..."varchar char bytea bit serial bigserial int int2 int4 int8 float4 float8 decimal bool".split(" "),
  "double precision",
];
