import { Client, type ClientConfig } from "pg";

/** The settings under which every value has one exact text. */
const exactText = [
  "SET timezone = 'UTC'",
  "SET datestyle = 'ISO'",
  "SET bytea_output = 'hex'",
  "SET intervalstyle = 'iso_8601'",
  "SET extra_float_digits = 3",
].join("; ");

export type TextRow = Record<string, string | null>;

export async function openConnection(options: ClientConfig): Promise<Client> {
  const client = new Client(options);
  await client.connect();
  return client;
}

/** One connection for as long as the work takes. */
export async function withConnection<T>(options: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await openConnection(options);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The rows of `schema.table` by primary key, every column as PostgreSQL's own exact text. */
export async function rowsAsText(client: Client, table: string): Promise<TextRow[]> {
  await client.query(exactText);
  const { rows: columns } = await client.query<{ name: string; key_position: number | null }>(
    `SELECT quote_ident(a.attname) AS name, array_position(i.indkey::int2[], a.attnum) AS key_position
       FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
      WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [table],
  );
  const key = columns
    .filter((column) => column.key_position !== null)
    .sort((one, other) => Number(one.key_position) - Number(other.key_position));
  if (key.length === 0) throw new Error(`${table} has no primary key to order by`);
  const selected = columns.map(({ name }) => `source.${name}::text AS ${name}`).join(", ");
  const order = key.map(({ name }) => `source.${name}`).join(", ");
  const { rows } = await client.query<TextRow>(`SELECT ${selected} FROM ${table} AS source ORDER BY ${order}`);
  return rows;
}

export async function currentPosition(client: Client): Promise<bigint> {
  const { rows } = await client.query<{ position: string }>(
    "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text AS position",
  );
  return BigInt(rows[0]?.position ?? "0");
}
