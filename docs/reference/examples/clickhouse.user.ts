import { clickhouse, definePipeline, secret } from "headrace";

const requests = clickhouse.table("logs.requests", { columns: { id: "UInt64" }, orderBy: ["id"] });
const writer = clickhouse.role("writer");
const mayWrite = clickhouse.grant("writers write", { privileges: ["INSERT"], on: requests, to: [writer] });

// The password is given when the script is run, as the query parameter services_collector.
const collector = clickhouse.user("collector", {
  authentication: { type: "sha256_password", password: secret("services/collector") },
  hosts: [{ ip: "10.0.0.0/8" }, "local"],
  roles: [writer],
  defaultDatabase: "logs",
  settings: { async_insert: 1, wait_for_async_insert: { value: 1, change: "const" } },
});

// No password at all: who has a certificate of this name.
const backup = clickhouse.user("backup", {
  authentication: { type: "ssl_certificate", commonNames: ["backup.internal"] },
  roles: [writer],
  validUntil: "2027-12-31",
  grantees: "none",
});

export default definePipeline({ name: "logs", tables: [requests], access: [mayWrite, collector, backup] });
