import { clickhouse, secret } from "headrace";

// ── What is saved ───────────────────────────────────────────────────────────

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
    cluster,
  });
  return { nightly };
}
