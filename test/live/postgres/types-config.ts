import { generateFrom } from "../kit/generate.js";
import type { Generated } from "../kit/generated.js";

/** Spellings as people write them in CREATE TABLE. */
const spellings = [
  "int",
  "int2",
  "int8 not null",
  "bigserial",
  "float",
  "float4",
  "float8",
  "double precision",
  "decimal",
  "numeric(10)",
  "NUMERIC(12, 4)",
  "decimal(5,2)[]",
  "bool not null default false",
  "char",
  "char(4)",
  "varchar",
  'varchar(20) collate "C"',
  "character varying(3)[]",
  "text[]",
  "bytea",
  "bit",
  "bit(3)",
  "bit varying",
  "varbit(7)",
  "date",
  "time",
  "time(3)",
  "timetz",
  "timestamp",
  "timestamp(3)",
  "timestamp with time zone",
  "timestamptz(0) not null default now()",
  "interval",
  "uuid",
  "json",
  "jsonb",
  "inet",
  "cidr",
  "macaddr8",
  "xml",
  "money",
  "oid",
  "tsvector",
  "int4range",
  "citext",
  "hstore",
  "mood",
  "public.mood",
  "percentage",
  "integer generated always as identity",
];

export interface TypesFixture {
  readonly config: string;
  readonly generated: Generated;
  readonly create: string;
  readonly wrong: { readonly sql: string; readonly problems: string[] };
}

/** A table whose columns are created by exactly the text that the config declares them with. */
export async function generateTypes(): Promise<TypesFixture> {
  const columns = spellings.map((type, index) => [`column_${index}`, type] as const);
  const config = `import { definePipeline, postgres, secret } from "headrace";
    const source = postgres.source("types", {
      host: "localhost", database: "shop", user: "debezium", password: secret("types/password"),
      types: { mood: "enum", "public.mood": "enum", percentage: "decimal(5,2)" },
    });
    const columns = ${JSON.stringify({ id: "integer", ...Object.fromEntries(columns) })};
    const every = postgres.table("public.every_type", { source, columns, primaryKey: ["id"] });
    export default definePipeline({ name: "types", every });`;
  return {
    config,
    generated: await generateFrom(config),
    create: `CREATE SCHEMA extensions; CREATE EXTENSION citext SCHEMA extensions; CREATE EXTENSION hstore;
      CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN percentage AS numeric(5,2);
      SET search_path = public, extensions;
      CREATE TABLE every_type (id integer PRIMARY KEY, ${columns.map((column) => column.join(" ")).join(", ")})`,
    wrong: {
      sql: `ALTER TABLE every_type ALTER COLUMN column_0 TYPE bigint, ALTER COLUMN column_10 TYPE numeric(14,4),
        ALTER COLUMN column_46 TYPE text; DROP DOMAIN percentage CASCADE; CREATE DOMAIN percentage AS numeric(6,3)`,
      problems: [
        "public.every_type.column_0 is bigint, the config says integer",
        "public.every_type.column_10 is numeric(14,4), the config says numeric(12,4)",
        "public.every_type.column_46 is text, the config says mood",
        "type percentage is numeric(6,3), the config says numeric(5,2)",
      ],
    },
  };
}
