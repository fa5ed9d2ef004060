import { definePipeline, kafka } from "headrace";

// The passwords that stand in the files (lines 595, 602, 611, 631, 924): of the connector, for one.
const connector = kafka.connector("inventory-multi-connector", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "topic.prefix": "postgres-server",
    "database.password": "postgres",
  },
});

export default definePipeline({ name: "document", connector });
