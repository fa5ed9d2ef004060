import { clickhouse, kafka, kubernetes, postgres, secret } from "headrace";
import { brokers } from "../postgres-cdc/kafka.js";
import { inventory } from "../postgres-cdc/sources.js";

// ── What is saved ───────────────────────────────────────────────────────────
// Each tier is taken by CronJobs, watched by `BackupMissed`, and restored each month to see that it can be.

export function backups(cluster: clickhouse.Cluster) {
  const bucket = clickhouse.namedCollection("backup_bucket", {
    cluster,
    values: { access_key_id: secret("backup/access-key-id"), secret_access_key: secret("backup/secret-access-key") },
  });
  const nightly = clickhouse.backup("nightly", {
    databases: ["analytics"],
    to: { s3: "https://backups.s3.eu-central-1.amazonaws.com/clickhouse", collection: bucket },
    full: "30 0 * * *",
    incremental: "30 4-20/4 * * *",
    keep: "30d",
    drill: "0 6 1 * *",
    cluster,
  });

  // The database: a base backup each night, and its WAL as it is written.
  const saver = postgres.role("headrace_backup", {
    source: inventory,
    login: true,
    replication: true,
    password: secret("inventory-postgres/backup-password"),
    connectionLimit: 5,
  });
  const database = postgres.backup("inventory", {
    of: inventory,
    as: saver,
    to: { volume: "500Gi", storageClass: "archive" },
    base: "0 1 * * *",
    keep: "14d",
  });

  // What is in flight, and was: four exports a day, a month of them.
  const exporter = kafka.user("backup", { cluster: brokers, password: secret("kafka/backup-password") });
  const topics = kafka.backup("changes", {
    cluster: brokers,
    as: exporter,
    to: { volume: "100Gi", storageClass: "archive" },
    keep: "30d",
  });

  const configuration = kubernetes.backup("configuration", {
    to: { volume: "5Gi", storageClass: "archive" },
    every: "hourly",
    keep: "90d",
  });
  return { nightly, saver, database, exporter, topics, configuration };
}
