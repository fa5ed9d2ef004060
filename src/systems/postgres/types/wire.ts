import type { Wire } from "../../../compiler/model/stream.js";
import type { ColumnDefinition } from "./parse.js";

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

/** Element types that Debezium drops from an array, or cuts to milliseconds or seconds. */
const LOST_IN_ARRAYS: ReadonlySet<Wire["kind"]> = new Set(["interval", "time", "zoned-timestamp"]);

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
  if (LOST_IN_ARRAYS.has(scalar.wire.kind)) return { ok: false, reason: "unsupported" };
  return { ok: true, wire: { kind: "array", of: scalar.wire } };
}

function scalarWire(
  base: string,
  modifiers: readonly number[],
  userTypes: Readonly<Record<string, string>>,
): DerivedWire {
  const found = builtInWire(base, modifiers);
  if (found !== undefined) return { ok: true, wire: found };
  const userType = userTypes[base];
  if (userType === "enum") return { ok: true, wire: { kind: "enum" } };
  if (userType !== undefined && userType !== base) {
    const match = /^([a-z ]+?)\s*(?:\((\d+)(?:\s*,\s*(\d+))?\))?$/i.exec(userType.trim());
    const numbers = [match?.[2], match?.[3]].filter((text) => text !== undefined).map(Number);
    const wire = match?.[1] === undefined ? undefined : builtInWire(match[1].toLowerCase(), numbers);
    if (wire !== undefined) return { ok: true, wire };
  }
  return { ok: false, reason: "unknown" };
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
