import { clickhouse, definePipeline, kafka, postgres } from "headrace";

// The passwords that stand in the document's files (lines 595, 602, 610, 925). None of the typed options takes a text.
const connector = kafka.connector("inventory-multi-connector", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "topic.prefix": "postgres-server",
    "plugin.name": "pgoutput",
    "publication.autocreate.mode": "disabled",
    "heartbeat.interval.ms": 10_000,
    "database.user": "debezium_user",
    "database.password": "postgres",
  },
});

const inventory = postgres.source("inventory", {
  host: "postgres-source",
  database: "inventory",
  user: "debezium_user",
  // @ts-expect-error: the editor says so already
  password: "secure_password",
});

const analyst = clickhouse.user("analytics_user", {
  // @ts-expect-error: the editor says so already
  authentication: { type: "plaintext_password", password: "secure_password" },
});

const brokers = kafka.cluster("kafka", {
  brokers: ["kafka:9092"],
  tls: true,
  // @ts-expect-error: the editor says so already
  sasl: { mechanism: "PLAIN", username: "kafka_user", password: "secure_password" },
});

export default definePipeline({ name: "document", listed: [connector, inventory, analyst, brokers] });
