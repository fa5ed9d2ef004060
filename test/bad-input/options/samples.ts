import { z } from "zod";
import type { Json } from "../../../src/compiler/model/json.js";
import { systems } from "../../../src/registry.js";

const kinds = systems.flatMap((system) => system.kinds.map((each) => each.kind));

/** What somewhere in some kind is right: every kind of value, and the texts that only some options take. */
export const POOL: readonly Json[] = [
  "a",
  1,
  15,
  true,
  false,
  0.7,
  10_000,
  ...kinds.map((kind) => ({ $ref: `${kind}/a.x` })),
  { $sql: ["a + 1"] },
  { $secret: "a/b" },
  "10s",
  "1 hour",
  "50GB",
  "k:1",
  "4.3",
  "/etc/x.pem",
  "https://x/y",
  "a.b",
  "pg_monitor",
  "2027-01-01",
  "2027-01-01T00:00:00Z",
  "minmax",
  "A",
  "UTC",
  "30d",
  "metrics",
  "EVERY 5 MINUTE",
  "ZSTD(1)",
  "10.0.0.7",
  ["a"],
  [],
  {},
];

/** A value that a schema takes, as short as it can be; null where it takes none. */
export function sampleOf(schema: z.core.$ZodType): Json {
  const made = madeOf(inner(schema));
  if (made !== undefined && z.safeParse(schema, made).success) return made;
  return POOL.find((value) => z.safeParse(schema, value).success) ?? made ?? null;
}

function madeOf(known: z.core.$ZodType): Json | undefined {
  if (known instanceof z.ZodObject) return objectOf(known);
  if (known instanceof z.ZodArray) return [sampleOf(known.element)];
  if (known instanceof z.ZodRecord) return { [textOf(known.keyType)]: sampleOf(known.valueType) };
  if (known instanceof z.ZodTuple) return known.def.items.map((item) => sampleOf(item));
  if (known instanceof z.ZodUnion) return sampleOf(known.options[0] ?? z.never());
  if (known instanceof z.ZodLiteral || known instanceof z.ZodEnum) {
    const values: readonly unknown[] = known instanceof z.ZodEnum ? known.options : [...known.values];
    const [value] = values;
    if (typeof value === "string" || typeof value === "boolean") return value;
  }
  return undefined;
}

/** The options that an object can't do without, and one more. */
export function objectOf(schema: z.ZodObject, more?: string): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([option, each]) =>
      option === more || !z.safeParse(each, undefined).success ? [[option, sampleOf(each)]] : [],
    ),
  );
}

function textOf(schema: z.core.$ZodType): string {
  return String(sampleOf(schema));
}

/** A schema without what wraps it: what is written goes in, and what becomes of it is of no interest here. */
export function inner(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return inner(schema.def.innerType);
  }
  if (schema instanceof z.ZodLazy) return inner(schema.def.getter());
  if (schema instanceof z.ZodPipe) {
    return inner(schema.def.in instanceof z.ZodCustom ? schema.def.out : schema.def.in);
  }
  return schema;
}
