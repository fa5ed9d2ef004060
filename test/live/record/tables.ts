import { everyTypeColumns } from "./every-type.js";

export interface SourceTable {
  readonly name: `public.${string}`;
  readonly key: readonly string[];
  /** The generated set-up sets it. */
  readonly identity: "default" | "full";
  readonly create: readonly string[];
}

export const orders: SourceTable = {
  name: "public.orders",
  key: ["id"],
  identity: "full",
  create: [
    `CREATE TABLE public.orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL,
  status varchar(20) NOT NULL,
  note text,
  quantity integer NOT NULL,
  unit_price numeric(10,2) NOT NULL,
  total numeric(12,2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
  placed_at timestamp NOT NULL,
  updated_at timestamptz
)`,
  ],
};

/** Identity DEFAULT: a delete carries the key alone. */
export const orderLines: SourceTable = {
  name: "public.order_lines",
  key: ["order_id", "line"],
  identity: "default",
  create: [
    `CREATE TABLE public.order_lines (
  order_id integer,
  line smallint,
  quantity integer NOT NULL,
  price numeric(10,2) NOT NULL,
  PRIMARY KEY (order_id, line)
)`,
  ],
};

/** Its mirror sorts by region and id, so a change of region moves the row. */
export const accounts: SourceTable = {
  name: "public.accounts",
  key: ["id"],
  identity: "full",
  create: [
    "CREATE TABLE public.accounts (id bigint PRIMARY KEY, region varchar(10) NOT NULL, balance numeric(14,2) NOT NULL)",
  ],
};

export const documents: SourceTable = {
  name: "public.documents",
  key: ["id"],
  identity: "full",
  create: ["CREATE TABLE public.documents (id uuid PRIMARY KEY, title varchar(200) NOT NULL, body text)"],
};

/** Identity DEFAULT and values stored out of line: an update that leaves them alone does not carry them. */
export const articles: SourceTable = {
  name: "public.articles",
  key: ["id"],
  identity: "default",
  create: [
    `CREATE TABLE public.articles (
  id uuid PRIMARY KEY,
  title varchar(200) NOT NULL,
  body text,
  attachment bytea,
  metadata jsonb,
  tags text[]
)`,
    ...["body", "attachment", "metadata", "tags"].map(
      (column) => `ALTER TABLE public.articles ALTER COLUMN ${column} SET STORAGE EXTERNAL`,
    ),
  ],
};

/** Columns that accept what no mirror column can hold: NaN, infinity, years before 1 and after 9999. */
export const readings: SourceTable = {
  name: "public.readings",
  key: ["id"],
  identity: "full",
  create: [
    `CREATE TABLE public.readings (
  id integer PRIMARY KEY,
  amount numeric(12,4),
  measure numeric,
  day date,
  moment timestamp,
  moment_milliseconds timestamp(3),
  instant timestamptz,
  samples numeric(10,2)[]
)`,
  ],
};

export const everyType: SourceTable = {
  name: "public.every_type",
  key: ["id"],
  identity: "full",
  create: [
    "CREATE EXTENSION hstore",
    "CREATE EXTENSION citext",
    "CREATE EXTENSION ltree",
    "CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy')",
    "CREATE DOMAIN public.percentage AS numeric(5,2) CHECK (VALUE BETWEEN 0 AND 100)",
    `CREATE TABLE public.every_type (\n  id integer PRIMARY KEY,\n  ${everyTypeColumns.join(",\n  ")}\n)`,
  ],
};
