import { kubernetes, secret } from "headrace";

// ── Where it runs ───────────────────────────────────────────────────────────
// Strimzi runs Kafka and Connect, Altinity's operator ClickHouse. The sizes are the document's: between its least and
// its most, with the least in staging.

/** Addresses of pods in every environment. */
export const pods = "10.128.0.0/14";

export const cluster = kubernetes.cluster({
  namespace: "postgres-cdc",
  kafka: "strimzi",
  clickhouse: "altinity",
  connect: { build: "registry.example.com/data/postgres-cdc-connect:1", pushWith: "registry" },
  zones: ["a", "b", "c"],
  storageClass: "ssd",
  storage: { kafka: "200Gi", clickhouse: "500Gi" },
  resources: {
    kafka: { requests: { cpu: "4", memory: "16Gi" }, heap: "6g" },
    connect: { requests: { cpu: "2", memory: "4Gi" } },
    clickhouse: { requests: { cpu: "8", memory: "32Gi" }, limits: { cpu: "16", memory: "64Gi" } },
  },
  load: { messagesPerSecond: 1000, bytesPerMessage: 500 },
  secrets: "external-secrets",
  secretStore: "vault",
  files: { "/certs/postgres-ca.crt": secret("inventory-postgres/ca.crt") },
  certificate: "clickhouse-tls",
  monitoring: "prometheus-operator",
  grafana: "grafana-operator",
  // The database is on machines of its own.
  peers: {
    "postgres-source": { cidr: "10.20.0.0/24" },
    "postgres-staging": { cidr: "10.30.0.0/24" },
    "backups.s3.eu-central-1.amazonaws.com": { cidr: "52.219.0.0/16" },
  },
  // Who reads the changes and the tables; nobody else is let in.
  clients: {
    "inventory-service": { namespace: "shop", labels: { app: "inventory" } },
    "recommendation-engine": { namespace: "shop", labels: { app: "recommendations" } },
    "notification-service": { namespace: "shop", labels: { app: "notifications" } },
    analytics_user: { namespace: "analytics" },
  },
  environments: {
    staging: {
      namespace: "postgres-cdc-staging",
      // A database, backups and secrets of its own: nothing of production's is read or written.
      sources: { inventory: { host: "postgres-staging" } },
      backups: { nightly: "https://backups.s3.eu-central-1.amazonaws.com/clickhouse-staging" },
      secretStore: "vault-staging",
      storage: { kafka: "50Gi", clickhouse: "100Gi" },
      resources: {
        kafka: { requests: { cpu: "2", memory: "4Gi" } },
        connect: { requests: { cpu: "1", memory: "2Gi" } },
        clickhouse: { requests: { cpu: "4", memory: "8Gi" }, limits: { cpu: "8", memory: "8Gi" } },
      },
    },
    production: { storageClass: "nvme" },
  },
});
