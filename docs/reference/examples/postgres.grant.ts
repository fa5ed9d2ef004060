import { definePipeline, postgres, secret } from "headrace";

const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
const customers = postgres.table("public.customers", {
  source: shop,
  columns: { id: "integer not null", email: "text not null", country: "char(2) not null" },
  primaryKey: ["id"],
});
const readers = postgres.role("readers", { source: shop });

const grants = [
  postgres.grant("readers find public", { source: shop, to: readers, privileges: ["usage"], on: { schema: "public" } }),
  postgres.grant("readers read countries", {
    source: shop,
    to: readers,
    privileges: ["select"],
    on: { table: customers, columns: ["id", "country"] },
  }),
  postgres.grant("readers read what comes", {
    source: shop,
    to: readers,
    privileges: ["select"],
    on: { futureTablesIn: "reports" },
  }),
];

export default definePipeline({ name: "grants", listed: grants });
