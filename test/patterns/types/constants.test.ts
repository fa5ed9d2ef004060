import { describe, expect, it } from "vitest";
import type { Resource } from "../../../src/compiler/model/resource.js";
import type { SourceSpec } from "../../../src/systems/postgres/schema/source.js";
import { sourceSchema } from "../../../src/systems/postgres/schema/source.js";
import { tableSchema } from "../../../src/systems/postgres/schema/table.js";
import { streamOf } from "../../../src/systems/postgres/stream.js";

const origin = { site: { line: 1, column: 1 }, path: [] };
const source: Resource<SourceSpec> = {
  address: "postgres.source/shop",
  kind: "postgres.source",
  name: "shop",
  spec: sourceSchema.parse({ host: "h", database: "d", user: "u", password: { $secret: "p" } }),
  origin,
  uses: [],
};

/** The constant that a column's definition gives to rows that were there before it. */
function constantOf(definition: string): string | undefined {
  const columns = { id: "integer not null", column: definition };
  const spec = tableSchema.parse({ source: { $ref: source.address }, columns, primaryKey: ["id"] });
  const table = { address: "postgres.table/t", kind: "postgres.table", name: "t", spec, origin, uses: [] } as const;
  return streamOf(table, source).columns[1]?.constantDefault;
}

describe("a column's DEFAULT", () => {
  const constants = {
    "integer not null default 0": "0",
    "integer default - 5": "-5",
    "integer default '7'::integer": "7",
    "boolean not null default TRUE": "true",
    "numeric(10,2) not null default 1.50": "1.50",
    "varchar(20) not null default 'new'::character varying(20)": "new",
    "text default 'it''s'": "it's",
    "char(4) not null default 'ab'": "ab  ",
    "date default '2026-01-01'::date": "2026-01-01",
    "timestamp default '2026-01-01 10:00:00'": "2026-01-01 10:00:00",
    "uuid default '00000000-0000-0000-0000-000000000001'": "00000000-0000-0000-0000-000000000001",
    "jsonb not null default '{}'::jsonb": "{}",
  };
  it.each(Object.entries(constants))("%s is the constant %s", (definition, constant) => {
    expect(constantOf(definition)).toBe(constant);
  });

  const others = [
    "integer",
    "integer default 1 + 1",
    "integer default nextval('t_id_seq')",
    "timestamptz default now()",
    "date default 'today'",
    "timestamp default 'infinity'",
    "timestamptz default '2026-01-01 00:00:00'",
    "bytea default '\\x00'",
    "interval default '1 day'",
    "time default '12:00'",
    "integer[] not null default '{}'",
  ];
  it.each(others)("%s is none that means the same in ClickHouse", (definition) => {
    expect(constantOf(definition)).toBeUndefined();
  });
});
