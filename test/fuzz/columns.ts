import fc from "fast-check";
import { oddName, plainName } from "./names.js";

const POSTGRES_TYPES = [
  "smallint",
  "integer",
  "bigint",
  "real",
  "double precision",
  "boolean",
  "numeric(10,2)",
  "numeric(38,10)",
  "numeric(5,-2)",
  "numeric",
  "money",
  "text",
  "varchar(20)",
  "char(3)",
  "uuid",
  "json",
  "jsonb",
  "date",
  "timestamp",
  "timestamp(3)",
  "timestamptz",
  "time",
  "time(3)",
  "timetz",
  "interval",
  "bytea",
  "bit(1)",
  "bit(12)",
  "varbit(8)",
  "inet",
  "cidr",
  "macaddr",
  "hstore",
  "integer[]",
  "text[]",
  "numeric(10,2)[]",
  "uuid[]",
  "mood",
  "point",
  "tsvector",
  "int4range",
  "xml",
];

const CLICKHOUSE_TYPES = [
  "UInt8",
  "Int16",
  "UInt64",
  "Int128",
  "Float32",
  "Float64",
  "Bool",
  "String",
  "FixedString(3)",
  "LowCardinality(String)",
  "UUID",
  "Date",
  "Date32",
  "DateTime",
  "DateTime64(3)",
  "Decimal(10, 2)",
  "Decimal(38, 10)",
  "IPv4",
  "Enum8('a' = 1, 'b' = 2)",
  "Array(String)",
  "Map(String, UInt64)",
  "Tuple(a Int32, b String)",
  "Nullable(String)",
  "JSON",
];

export const postgresType = fc.constantFrom(...POSTGRES_TYPES);
export const clickHouseType = fc.constantFrom(...CLICKHOUSE_TYPES);

/** Names of columns, most of them plain. */
export const columnName = fc.oneof({ weight: 9, arbitrary: plainName }, { weight: 1, arbitrary: oddName });

/** A column as `CREATE TABLE` of PostgreSQL has it. */
export const postgresColumn: fc.Arbitrary<string> = fc
  .record({
    type: postgresType,
    notNull: fc.boolean(),
    rest: fc.constantFrom(
      "",
      "",
      "",
      "",
      " default 0",
      " default 'x'",
      " default now()",
      " generated always as (1 + 2) stored",
    ),
  })
  .map(({ type, notNull, rest }) => `${type}${notNull ? " not null" : ""}${rest}`);

/** Columns by name, each once. */
export function columnsOf<Definition>(definition: fc.Arbitrary<Definition>): fc.Arbitrary<Record<string, Definition>> {
  return fc
    .uniqueArray(fc.tuple(columnName, definition), { minLength: 1, maxLength: 6, selector: ([name]) => name })
    .map((pairs) => Object.fromEntries(pairs));
}
