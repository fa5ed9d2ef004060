/** A hand-written connector with further properties, so that each case shows only what it is about. */
export const inventory = (config: string): string => `const inventory = kafka.connector("inventory", {
  class: "io.debezium.connector.mysql.MySqlConnector",
  config: {
    "database.hostname": "mysql",
    "database.user": "debezium",
    "database.password": secret("inventory-mysql/password"),
    "database.server.id": 184_054,
    "topic.prefix": "inventory",
    "schema.history.internal.kafka.topic": "inventory.history",
    "schema.history.internal.kafka.bootstrap.servers": "kafka:9092",
    ${config}
  },
});

const listed = [inventory];
`;

/** A source with a mirror of one of its tables, and properties of its connector. */
export const mirrored = (options: string): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  ${options}
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const listed = [ordersNow];
`;

/** A hand-written connector of a PostgreSQL database that nothing is wrong with, and further properties. */
export const shopConnector = (
  config: string,
  publication = '"publication.autocreate.mode": "disabled",',
): string => `const shop = kafka.connector("shop", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "database.hostname": "postgres",
    "database.password": secret("shop-postgres/password"),
    "database.dbname": "shop",
    "topic.prefix": "shop",
    "plugin.name": "pgoutput",
    "heartbeat.interval.ms": 10_000,
    ${publication}
    ${config}
  },
});

const listed = [shop];
`;
