/** A database that is captured into Kafka in the cluster, with these environments. */
export const captured = (
  environments: string,
): string => `const brokers = kafka.cluster("kafka", { brokers: ["kafka-kafka-bootstrap:9092"] });
const shop = postgres.source("shop", {
  host: "postgres.databases.svc",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  kafka: brokers,
});
const orders = postgres.table("public.orders", { source: shop, columns: { id: "bigint not null" }, primaryKey: ["id"] });
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const cluster = kubernetes.cluster({
  namespace: "shop",
  kafka: "strimzi",
  connect: { image: "registry.example.com/connect:1" },
  environments: { production: {}, staging: ${environments} },
});

const listed = [ordersNow, cluster];
`;

/** A backup into a bucket, with these environments. */
export const saved = (environments: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const bucket = clickhouse.namedCollection("bucket", {
  values: { access_key_id: secret("backup/id"), secret_access_key: secret("backup/key") },
});
const nightly = clickhouse.backup("nightly", {
  databases: ["analytics"],
  to: { s3: "https://backups.example.com/clickhouse", collection: bucket },
  full: "daily",
});
const cluster = kubernetes.cluster({
  namespace: "shop",
  clickhouse: "altinity",
  certificate: false,
  environments: { production: {}, staging: ${environments} },
});

const listed = [orders, nightly, cluster];
`;
