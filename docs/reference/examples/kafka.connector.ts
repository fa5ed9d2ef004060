import { definePipeline, kafka, secret } from "headrace";

const inventory = kafka.connector("inventory", {
  class: "io.debezium.connector.mysql.MySqlConnector",
  config: {
    "database.hostname": "mysql",
    "database.port": 3306,
    "database.user": "debezium",
    "database.password": secret("inventory-mysql/password"),
    "database.server.id": 184_054,
    "topic.prefix": "inventory",
    "schema.history.internal.kafka.topic": "inventory.history",
    "schema.history.internal.kafka.bootstrap.servers": "kafka:9092",
  },
});

export default definePipeline({ name: "inventory", connectors: [inventory] });
