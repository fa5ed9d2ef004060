import { describe, expect, it } from "vitest";
import { parseColumnDefinition } from "../../../src/systems/postgres/types/parse.js";
import { type DerivedWire, wireOf } from "../../../src/systems/postgres/types/wire.js";

const userTypes = {
  "public.mood": "enum",
  percentage: "numeric(5,2)",
  "sales.label": "varchar(10)",
  'public."Mood Type"': "enum",
  tags: "text[]",
  loop: "loop",
  outer_domain: "percentage",
};

function wire(text: string): DerivedWire {
  const parsed = parseColumnDefinition(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return wireOf(parsed.definition, userTypes);
}

describe("what Debezium writes for a column's type", () => {
  const known = {
    int4: { kind: "integer", bits: 32 },
    "pg_catalog.int4": { kind: "integer", bits: 32 },
    "bigserial not null": { kind: "integer", bits: 64 },
    "double precision": { kind: "float", bits: 64 },
    "numeric(12, 4)": { kind: "decimal", precision: 12, scale: 4 },
    "numeric(5,-2)": { kind: "decimal", precision: 5, scale: -2 },
    numeric: { kind: "unconstrained-decimal" },
    "character varying(10) default 'a'::character varying": { kind: "text" },
    "timestamp(3) without time zone": { kind: "timestamp", unit: "milliseconds", precision: 3 },
    "timestamptz(0)": { kind: "zoned-timestamp", precision: 0 },
    mood: { kind: "enum" },
    "public.mood": { kind: "enum" },
    "Public.Mood": { kind: "enum" },
    '"public"."mood"': { kind: "enum" },
    '"Mood Type"': { kind: "enum" },
    'public."Mood Type"[]': { kind: "array", of: { kind: "enum" } },
    percentage: { kind: "decimal", precision: 5, scale: 2 },
    "public.percentage": { kind: "decimal", precision: 5, scale: 2 },
    outer_domain: { kind: "decimal", precision: 5, scale: 2 },
    "sales.label": { kind: "text" },
    tags: { kind: "array", of: { kind: "text" } },
    "extensions.citext": { kind: "text" },
    "public.hstore": { kind: "json" },
    "timestamptz[]": { kind: "array", of: { kind: "zoned-timestamp", precision: 6 } },
    "integer array": { kind: "array", of: { kind: "integer", bits: 32 } },
  };
  it.each(Object.entries(known))("%s", (text, expected) => {
    expect(wire(text)).toEqual({ ok: true, wire: expected });
  });

  const refused = {
    point: "unknown",
    label: "unknown",
    "other.mood": "unknown",
    '"Mood"': "unknown",
    '"char"': "unknown",
    loop: "unknown",
    "interval[]": "unsupported",
    "time[]": "unsupported",
    "money[]": "unsupported",
    "bit(8)[]": "unsupported",
    "integer[][]": "dimensions",
    "tags[]": "dimensions",
  };
  it.each(Object.entries(refused))("%s is refused", (text, reason) => {
    expect(wire(text)).toEqual({ ok: false, reason });
  });
});
