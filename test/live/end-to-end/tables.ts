/** One text for one value, as each side writes it. */
interface ComparedColumn {
  readonly postgres: string;
  readonly clickhouse: string;
}

export interface ComparedTable {
  readonly source: string;
  readonly mirror: string;
  readonly create: string;
  readonly columns: readonly ComparedColumn[];
}

const plain = (name: string): ComparedColumn => ({ postgres: `${name}::text`, clickhouse: `toString(${name})` });
const long = (name: string): ComparedColumn => ({ postgres: `md5(${name})`, clickhouse: `lower(hex(MD5(${name})))` });
const decimal = (name: string, scale: number): ComparedColumn => ({
  // A mirror has NULL where PostgreSQL has what a Decimal cannot hold.
  postgres: `CASE WHEN ${name} NOT IN ('NaN', 'Infinity', '-Infinity') THEN ${name}::text END`,
  clickhouse: `toDecimalString(${name}, ${scale})`,
});
const instant = (name: string): ComparedColumn => ({
  postgres: `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`,
  clickhouse: `toString(${name})`,
});
const moment = (name: string): ComparedColumn => ({
  postgres: `CASE WHEN isfinite(${name}) THEN to_char(${name}, 'YYYY-MM-DD HH24:MI:SS.US') END`,
  clickhouse: `toString(${name})`,
});
const list = (name: string): ComparedColumn => ({
  postgres: `to_json(${name})::text`,
  clickhouse: `toJSONString(${name})`,
});

export const tables: readonly ComparedTable[] = [
  {
    source: "public.orders",
    mirror: "live.orders",
    create: `CREATE TABLE public.orders (
      id bigint PRIMARY KEY,
      customer_id integer NOT NULL,
      status varchar(20) NOT NULL,
      quantity integer NOT NULL,
      unit_price numeric(10,2) NOT NULL,
      total numeric(12,2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
      note text,
      placed_at timestamptz NOT NULL
    )`,
    columns: [
      ...["id", "customer_id", "status", "quantity"].map(plain),
      decimal("unit_price", 2),
      decimal("total", 2),
      long("note"),
      instant("placed_at"),
    ],
  },
  {
    source: "public.order_lines",
    mirror: "live.order_lines",
    create: `CREATE TABLE public.order_lines (
      order_id integer, line smallint, quantity integer NOT NULL, price numeric(10,2) NOT NULL, PRIMARY KEY (order_id, line)
    )`,
    columns: [...["order_id", "line", "quantity"].map(plain), decimal("price", 2)],
  },
  {
    source: "public.accounts",
    mirror: "live.accounts",
    create:
      "CREATE TABLE public.accounts (id bigint PRIMARY KEY, region varchar(10) NOT NULL, balance numeric(14,2) NOT NULL)",
    columns: [...["id", "region"].map(plain), decimal("balance", 2)],
  },
  {
    source: "public.readings",
    mirror: "live.readings",
    create: `CREATE TABLE public.readings (
      id uuid PRIMARY KEY,
      amount numeric(12,4),
      measured_on date,
      measured_at timestamp,
      valid boolean NOT NULL,
      tags text[] NOT NULL,
      details jsonb
    )`,
    columns: [
      plain("id"),
      decimal("amount", 4),
      plain("measured_on"),
      moment("measured_at"),
      plain("valid"),
      list("tags"),
      plain("details"),
    ],
  },
];
