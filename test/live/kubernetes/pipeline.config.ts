import { alertmanager, clickhouse, definePipeline, kafka, kubernetes, otel, postgres, secret } from "headrace";

/** Two shards with two replicas each, Debezium and all that is around them, in two environments. */
const connect = kafka.user("connect", { password: secret("kafka-connect/password") });
const servers = kafka.user("clickhouse", { password: secret("kafka-clickhouse/password") });
const billing = kafka.user("billing", {
  authentication: "tls",
  acls: [
    { topic: "shop.", pattern: "prefixed", operations: ["Read", "Describe"] },
    { topic: "shop.private", operations: ["All"], permission: "deny" },
    { transactionalId: "billing", operations: ["Write", "Describe"] },
    { cluster: true, operations: ["IdempotentWrite"] },
  ],
});
const brokers = kafka.cluster("kafka", {
  brokers: ["kafka-kafka-bootstrap:9093"],
  size: 3,
  tls: { ca: "/certs/kafka-ca.pem" },
  sasl: { mechanism: "SCRAM-SHA-512", username: "connect", password: secret("kafka-connect/password") },
  connectUser: connect,
  clickhouseUser: servers,
  properties: { "num.network.threads": 8 },
});
const shop = postgres.source("shop", {
  host: "postgres.shop.svc",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  sslMode: "verify-full",
  sslRootCert: "/certs/postgres-ca.crt",
  kafka: brokers,
  topics: { partitions: 4, replicas: 3, minInsyncReplicas: 2 },
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20)" },
  primaryKey: ["id"],
});

const main = clickhouse.cluster("main", {
  shards: [
    { replicas: ["clickhouse-1-1:9440", "clickhouse-1-2:9440"] },
    { replicas: ["clickhouse-2-1:9440", "clickhouse-2-2:9440"] },
  ],
  secret: secret("clickhouse-cluster/secret"),
  secure: true,
  keeper: ["keeper-1:2181", "keeper-2:2181", "keeper-3:2181"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], cluster: main });
const bucket = clickhouse.namedCollection("backup_bucket", {
  cluster: main,
  values: { access_key_id: secret("backup/id"), secret_access_key: secret("backup/key") },
});
const nightly = clickhouse.backup("nightly", {
  databases: ["analytics"],
  to: { s3: "https://backups.s3.eu-central-1.amazonaws.com/clickhouse", collection: bucket },
  full: "daily",
  incremental: "30 4-20/4 * * *",
  keep: "14d",
  cluster: main,
});
const reader = clickhouse.user("grafana", {
  authentication: { type: "sha256_password", password: secret("clickhouse-grafana/password") },
  cluster: main,
});
const rights = clickhouse.grant("grafana-reads", { on: ordersNow, privileges: ["SELECT"], to: [reader] });

const team = alertmanager.receiver("team", { slack: { apiUrl: secret("alerting/slack-url"), channel: "#data" } });
const told = alertmanager.route("root", { receiver: team });

/** Keeps what it has taken on a disk, and logs in with a secret. */
const archive = otel.collector("archive", {
  runsIn: "kubernetes",
  receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
  processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
  exporters: {
    otlp_grpc: {
      endpoint: "tempo.tracing.svc:4317",
      headers: { token: secret("tempo/token") },
      sending_queue: { storage: "file_storage" },
    },
  },
  extensions: { health_check: { endpoint: "0.0.0.0:13133" }, file_storage: { directory: "/var/lib/otelcol" } },
  pipelines: { traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] } },
});

const disruption = kubernetes.manifest("quota", {
  manifest: {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "all" },
    spec: { hard: { pods: "100" } },
  },
});

const cluster = kubernetes.cluster({
  namespace: "analytics",
  kafka: "strimzi",
  clickhouse: "altinity",
  connect: { build: "registry.example.com/analytics/connect:1", pushWith: "registry" },
  zones: ["a", "b", "c"],
  storageClass: "fast",
  secrets: "external-secrets",
  secretStore: "vault",
  files: { "/certs/postgres-ca.crt": secret("shop-postgres/ca.crt") },
  certificate: "clickhouse-tls",
  monitoring: "prometheus-operator",
  grafana: "grafana-operator",
  peers: { "backups.s3.eu-central-1.amazonaws.com": { cidr: "52.219.0.0/16" } },
  clients: { billing: { namespace: "billing" } },
  labels: { team: "data" },
  patches: [{ target: { kind: "Kafka", name: "kafka" }, merge: { spec: { clusterCa: { validityDays: 730 } } } }],
  environments: {
    production: {},
    staging: {
      namespace: "analytics-staging",
      sources: { shop: { host: "postgres.staging.svc" } },
      backups: { nightly: "https://backups.s3.eu-central-1.amazonaws.com/staging" },
      secretStore: "vault-staging",
      keepers: 0,
      storage: { clickhouse: "50Gi" },
      resources: { clickhouse: { requests: { cpu: "1", memory: "4Gi" } } },
      zones: ["a"],
    },
  },
});

export default definePipeline({
  name: "shop",
  users: [billing],
  tables: [ordersNow],
  saved: [nightly],
  access: [rights],
  told: [team, told],
  collected: [archive],
  deploy: [cluster, disruption],
});
