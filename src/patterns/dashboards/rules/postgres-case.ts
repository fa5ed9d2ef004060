import { SHOP } from "../../../compiler/check/rule-case.js";

/** A panel that asks the source database itself, as a rule's case. */
export function postgresBoard(query: string, options = ""): string {
  return `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null", email: "varchar(200)", placed_at: "timestamptz not null" },
  primaryKey: ["id"],
  personal: ["email"],
});
const ordersNow = clickhouse.mirror("analytics.orders", {
  of: orders,
  orderBy: ["id"],
  columns: { email: { personal: "Support finds orders by it" } },
});
const database = grafana.datasource("shop database", {
  type: "postgres",
  host: "postgres-replica",
  database: "shop",
  user: "grafana",
  password: secret("grafana/postgres"),
});
const board = grafana.dashboard("orders", {
  title: "Orders",
  panels: [
    grafana.table("Open orders", {
      datasource: database,
      query: sql\`${query}\`,${options}
    }),
  ],
});

const listed = [ordersNow, board];
`;
}
