import { postgres, secret } from "headrace";
import { brokers } from "./kafka.js";

// ── Where the rows come from ────────────────────────────────────────────────

export const inventory = postgres.source("inventory", {
  host: "postgres-source",
  database: "inventory",
  user: "debezium",
  password: secret("inventory-postgres/password"),
  version: 16,
  sslMode: "verify-full",
  sslRootCert: "/certs/postgres-ca.crt",
  slotGrowthLimit: "50GB",
  kafka: brokers,
  topicPrefix: "postgres-server",
  heartbeat: "10s",
  topics: { partitions: 12, replicas: 3, minInsyncReplicas: 2, retention: "7d" },
});

/** The connector's role: it may log in and replicate. What it may read, the set-up SQL grants table by table. */
export const debezium = postgres.role("debezium", {
  source: inventory,
  login: true,
  replication: true,
  connectionLimit: 4,
});

export const orders = postgres.table("inventory.orders", {
  source: inventory,
  columns: {
    id: "serial primary key",
    order_number: "varchar(50) not null",
    order_date: "date not null default current_date",
    order_time: "timestamp default current_timestamp",
    purchaser: "integer not null",
    quantity: "integer not null",
    product_id: "integer not null",
    unit_price: "decimal(10,2) not null",
    total_amount: "decimal(12,2) generated always as (quantity * unit_price) stored",
    status: "varchar(20) default 'PENDING'",
    created_at: "timestamp default current_timestamp",
    updated_at: "timestamp default current_timestamp",
  },
  primaryKey: ["id"],
  replicaIdentity: "full",
});

export const customers = postgres.table("inventory.customers", {
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

export const products = postgres.table("inventory.products", {
  source: inventory,
  columns: {
    id: "serial primary key",
    name: "varchar(200) not null",
    category: "varchar(50) not null",
    price: "decimal(10,2) not null",
  },
  primaryKey: ["id"],
});

export const shipments = postgres.table("inventory.shipments", {
  source: inventory,
  columns: {
    id: "bigserial primary key",
    order_id: "integer not null",
    carrier: "varchar(50) not null",
    shipped_at: "timestamp not null",
    delivered_at: "timestamp",
  },
  primaryKey: ["id"],
});

/** Of all tables that are read: updates as well as deletes. */
export const publication = postgres.publication("debezium_pub", {
  source: inventory,
  tables: [orders, customers, products, shipments],
});
