import type { ClientConfig } from "pg";
import { withConnection } from "../kit/postgres.js";
import type { PostgresServer } from "../kit/postgres-server.js";

export interface TestDatabase {
  readonly asOwner: ClientConfig;
  /** Empty, and without the roles that a set-up makes. */
  recreate(): Promise<void>;
}

export function shopIn({ superuser }: PostgresServer, database = "shop"): TestDatabase {
  return {
    asOwner: { ...superuser, database },
    recreate: () =>
      withConnection(superuser, async (client) => {
        const { rows } = await client.query<{ statement: string }>(
          `SELECT format('DROP DATABASE %I WITH (FORCE)', datname) AS statement FROM pg_database
            WHERE datname NOT IN ('postgres', 'template0', 'template1')
           UNION ALL SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE oid >= 16384`,
        );
        for (const { statement } of rows) await client.query(statement);
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
      }),
  };
}

/** The tables that the root `pipeline.config.ts` declares. */
export async function createShopTables(server: PostgresServer): Promise<void> {
  await withConnection(shopIn(server).asOwner, async (client) => {
    await client.query(`CREATE TABLE customers (
      id integer PRIMARY KEY,
      email varchar(200) NOT NULL,
      country char(2) NOT NULL,
      created_at timestamptz NOT NULL
    )`);
    await client.query(`CREATE TABLE orders (
      id bigint PRIMARY KEY,
      customer_id integer NOT NULL,
      status varchar(20) NOT NULL,
      quantity integer NOT NULL,
      unit_price numeric(10,2) NOT NULL,
      total numeric(12,2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
      note text,
      placed_at timestamptz NOT NULL
    )`);
  });
}
