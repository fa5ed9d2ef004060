import { clickhouse, definePipeline, kafka, kubernetes, postgres, secret } from "headrace";

const connect = kafka.user("connect", { password: secret("kafka-connect/password") });
const servers = kafka.user("clickhouse", { password: secret("kafka-clickhouse/password") });

const shop = postgres.source("shop", {
  host: "postgres.shop.svc",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  kafka: kafka.cluster("kafka", {
    brokers: ["kafka-kafka-bootstrap:9093"], // the Service that Strimzi makes
    tls: { ca: "/certs/kafka-ca.pem" }, // mounted from the Secret that Strimzi makes
    sasl: { mechanism: "SCRAM-SHA-512", username: "connect", password: secret("kafka-connect/password") },
    connectUser: connect,
    clickhouseUser: servers,
  }),
  topics: { partitions: 3, replicas: 3, minInsyncReplicas: 2 },
});

const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});

const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

export default definePipeline({
  name: "shop",
  tables: [ordersNow],
  deploy: kubernetes.cluster({
    namespace: "analytics",
    kafka: "strimzi",
    clickhouse: "altinity",
    connect: { build: "registry.example.com/analytics/connect:1" },
    zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    storage: { kafka: "500Gi", clickhouse: "1Ti" },
    resources: { clickhouse: { requests: { cpu: "8", memory: "32Gi" } } },
    certificate: "clickhouse-tls", // for ClickHouse and its keepers, e.g. by cert-manager
    monitoring: "prometheus-operator",
    patches: [{ target: { kind: "Kafka", name: "kafka" }, merge: { spec: { clusterCa: { validityDays: 730 } } } }],
    environments: {
      production: {},
      staging: {
        namespace: "analytics-staging",
        sources: { shop: { host: "postgres.shop-staging.svc" } },
        storage: { kafka: "50Gi", clickhouse: "50Gi" },
      },
    },
  }),
});
