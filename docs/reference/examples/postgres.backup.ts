import { definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  version: 16,
  sslMode: "verify-full",
  sslRootCert: "/certs/postgres-ca.crt",
});
const saver = postgres.role("saver", {
  source: shop,
  login: true,
  replication: true,
  password: secret("shop-postgres/backup-password"),
});

// A base backup each night, all WAL in between, and a restore that is tried each month.
const archive = postgres.backup("shop", { of: shop, as: saver, to: { volume: "200Gi" }, keep: "14d" });

export default definePipeline({ name: "shop", listed: [shop, saver, archive] });
