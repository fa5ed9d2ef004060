import { clickhouse, definePipeline, sql } from "headrace";

const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", region: "LowCardinality(String)", deleted: "Bool" },
  orderBy: ["id"],
});
const north = clickhouse.role("north");
const mayRead = clickhouse.grant("north reads orders", { privileges: ["SELECT"], on: orders, to: [north] });

// One of the permissive policies must hold, and all of the restrictive ones.
const ownRegion = clickhouse.rowPolicy("own_region", { on: orders, using: sql`region = 'north'`, to: [north] });
const notDeleted = clickhouse.rowPolicy("not_deleted", {
  on: orders,
  using: sql`NOT deleted`,
  as: "restrictive",
  to: "all",
});

// Everybody else, which is said so that it does not depend on the server's settings.
const others = clickhouse.rowPolicy("others", { on: orders, using: sql`1`, to: { allExcept: [north] } });

export default definePipeline({ name: "orders", tables: [orders], access: [mayRead, ownRegion, notDeleted, others] });
