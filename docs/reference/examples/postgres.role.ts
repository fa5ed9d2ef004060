import { definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
const readers = postgres.role("readers", { source: shop, memberOf: ["pg_read_all_stats"] });
const reporting = postgres.role("reporting", {
  source: shop,
  login: true,
  memberOf: [readers],
  password: secret("shop-postgres/reporting"),
  connectionLimit: 5,
});
// The connector's own: named as the source's user, with the source's password.
const debezium = postgres.role("debezium", { source: shop, login: true, replication: true, connectionLimit: 4 });

export default definePipeline({ name: "roles", listed: [shop, reporting, debezium] });
