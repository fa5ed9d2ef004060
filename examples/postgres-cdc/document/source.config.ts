import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

// The PostgreSQL side: tables, replica identity, publication (lines 290–320), and the role with its grants (592–599).
const inventory = postgres.source("inventory", {
  host: "postgres-source",
  database: "inventory",
  user: "debezium_user",
  password: secret("inventory-postgres/password"),
  sslMode: "require",
  topicPrefix: "postgres-server",
});

const orders = postgres.table("inventory.orders", {
  source: inventory,
  columns: {
    id: "serial primary key",
    order_number: "varchar(50) not null unique default 'ORD-' || nextval('order_number_seq')",
    order_date: "date not null default current_date",
    order_time: "timestamp default current_timestamp",
    purchaser: "integer not null references inventory.customers(id)",
    quantity: "integer not null check (quantity > 0)",
    product_id: "integer not null references inventory.products(id)",
    unit_price: "decimal(10,2) not null",
    total_amount: "decimal(12,2) generated always as (quantity * unit_price) stored",
    status: "varchar(20) default 'PENDING'",
    created_at: "timestamp default current_timestamp",
    updated_at: "timestamp default current_timestamp",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

const customers = postgres.table("inventory.customers", {
  source: inventory,
  columns: {
    id: "serial primary key",
    first_name: "varchar(100) not null",
    last_name: "varchar(100) not null",
    email: "varchar(200) not null",
    registration_date: "date not null",
  },
  primaryKey: ["id"],
  personal: ["first_name", "last_name", "email"],
});

// Of the orders alone, although the connector is to read four tables.
const publication = postgres.publication("debezium_pub", { source: inventory, tables: [orders] });

const role = postgres.role("debezium_user", {
  source: inventory,
  login: true,
  password: secret("inventory-postgres/password"),
});
const connect = postgres.grant("debezium_connect", {
  source: inventory,
  to: role,
  privileges: ["connect"],
  on: { database: true },
});
const schema = postgres.grant("debezium_schema", {
  source: inventory,
  to: role,
  privileges: ["usage"],
  on: { schema: "inventory" },
});
const tables = postgres.grant("debezium_tables", {
  source: inventory,
  to: role,
  privileges: ["select"],
  on: { allTablesIn: "inventory" },
});
const sequences = postgres.grant("debezium_sequences", {
  source: inventory,
  to: role,
  privileges: ["usage"],
  on: { allSequencesIn: "inventory" },
});

// What lands has a partition for each day (line 359), and the customers as they come.
const ordersNow = clickhouse.mirror("default.orders", {
  of: orders,
  orderBy: ["id"],
  partitionBy: sql`toDate(order_date)`,
  columns: { id: "UInt32", quantity: "UInt16" },
});
const customersNow = clickhouse.mirror("default.customers", { of: customers, orderBy: ["id"] });

export default definePipeline({
  name: "document",
  publication,
  access: [role, connect, schema, tables, sequences],
  mirrors: [ordersNow, customersNow],
});
