import { clickhouse, definePipeline, secret, sql } from "headrace";

const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", region: "LowCardinality(String)", amount: "Decimal(12, 2)" },
  orderBy: ["id"],
});

const limited = clickhouse.settingsProfile("limited", {
  settings: { max_memory_usage: { value: 4_000_000_000, max: 8_000_000_000 }, readonly: { value: 1, change: "const" } },
});

// What may be done is granted to roles, and users are given roles.
const analyst = clickhouse.role("analyst", { profile: limited });
const northern = clickhouse.role("northern_analyst", { roles: [analyst] });

const readOrders = clickhouse.grant("analysts read orders", { privileges: ["SELECT"], on: orders, to: [analyst] });

// Roles that no policy names see what the server's settings say, so all that read are named.
const north = clickhouse.rowPolicy("north", { on: orders, using: sql`region = 'north'`, to: [northern] });
const everything = clickhouse.rowPolicy("everything", { on: orders, using: sql`1`, to: { allExcept: [northern] } });

const ann = clickhouse.user("ann", {
  authentication: { type: "sha256_password", password: secret("analysts/ann") },
  hosts: [{ ip: "10.0.0.0/8" }],
  roles: [northern],
});

export default definePipeline({ name: "orders", tables: [orders], access: [readOrders, north, everything, ann] });
