import { definePipeline, kafka, secret } from "headrace";

// The connector of four tables (lines 915–938).
const brokers = kafka.cluster("kafka", { brokers: ["kafka:9092"] });

const connector = kafka.connector("inventory-multi-connector", {
  cluster: brokers,
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "database.hostname": "postgres-source",
    "database.port": "5432",
    "database.user": "postgres",
    "database.password": secret("inventory-postgres/password"),
    "database.dbname": "inventory",
    "database.server.name": "postgres-server",
    "table.include.list": "inventory.orders,inventory.customers,inventory.products,inventory.shipments",
    "publication.name": "debezium_multi_pub",
    "slot.name": "debezium_multi_slot",
    "plugin.name": "pgoutput",
    transforms: "route",
    "transforms.route.type": "org.apache.kafka.connect.transforms.RegexRouter",
    "transforms.route.regex": "([^.]+)\\.([^.]+)\\.([^.]+)",
    "transforms.route.replacement": "$3",
  },
});

// What the queue reads (line 328), and no connector writes any more: all that is left of the name is `orders`.
const events = kafka.topic("postgres-server.inventory.orders", { cluster: brokers, partitions: 12, replicas: 3 });

export default definePipeline({ name: "document", connector, events });
