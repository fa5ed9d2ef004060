import { clickhouse, definePipeline, secret } from "headrace";

const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64", at: "DateTime" },
  orderBy: ["id"],
});

// The bucket's keys are looked up in the server's environment.
const bucket = clickhouse.namedCollection("backup_bucket", {
  values: { access_key_id: secret("backups/key"), secret_access_key: secret("backups/secret") },
});

const nightly = clickhouse.backup("nightly", {
  databases: ["analytics"],
  to: { s3: "https://backups.s3.eu-central-1.amazonaws.com/clickhouse", collection: bucket },
  full: "daily",
  incremental: "0 4-20/4 * * *",
  keep: "14d",
});

export default definePipeline({ name: "shop", tables: [events], backups: [nightly] });
