import { clickhouse, definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
const customers = postgres.table("public.customers", {
  source: shop,
  columns: { id: "integer not null", email: "varchar(200) not null", country: "varchar(2) not null" },
  primaryKey: ["id"],
});
const customersNow = clickhouse.mirror("analytics.customers", { of: customers, orderBy: ["id"] });
const analytics = clickhouse.database("analytics");

const analyst = clickhouse.role("analyst");
const support = clickhouse.role("support");
const keeper = clickhouse.role("keeper");

// A grant on a mirror is one on the view that people read; its storage stays out of reach.
const countries = clickhouse.grant("analysts see no addresses", {
  privileges: ["SELECT"],
  columns: ["id", "country"],
  on: customersNow,
  to: [analyst],
});
const all = clickhouse.grant("support reads customers", { privileges: ["SELECT"], on: customersNow, to: [support] });
const keep = clickhouse.grant("keepers mend tables", {
  privileges: ["SHOW", "ALTER TABLE", "OPTIMIZE", "SYSTEM MERGES"],
  on: analytics,
  to: [keeper],
});

export default definePipeline({ name: "shop", mirrors: [customersNow], access: [countries, all, keep] });
