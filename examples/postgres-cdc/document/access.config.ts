import { clickhouse, definePipeline, kafka, secret } from "headrace";

// The user of ClickHouse and what it may do (lines 601–604), and how clients log in to Kafka (607–611, 628–631).
const brokers = kafka.cluster("kafka", {
  brokers: ["kafka:9092"],
  tls: { ca: "/certs/kafka.truststore", certificate: "/certs/kafka.keystore", key: "/certs/kafka.keystore" },
  sasl: { mechanism: "PLAIN", username: "kafka_user", password: secret("kafka/password") },
});

const ordersFinal = clickhouse.table("default.orders_final", {
  columns: { id: "UInt32", order_date: "Date", total_amount: "Decimal64(2)" },
  orderBy: ["order_date", "id"],
});

const analyst = clickhouse.user("analytics_user", {
  authentication: { type: "sha256_password", password: secret("clickhouse/analytics-user") },
});
const orders = clickhouse.grant("analytics_user_orders", { privileges: ["SELECT"], on: ordersFinal, to: [analyst] });
const list = clickhouse.grant("analytics_user_tables", {
  privileges: ["SHOW TABLES"],
  on: clickhouse.database("default"),
  to: [analyst],
});

export default definePipeline({ name: "document", brokers, tables: [ordersFinal], access: [analyst, orders, list] });
