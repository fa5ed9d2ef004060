/** A config with one server of these options. */
export const serverCase = (options: string): string => `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const servers = clickhouse.server("all", { ${options} });

const listed = [orders, servers];
`;
