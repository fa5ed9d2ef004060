/** A case of a rule about a metric over a table of orders. */
export function metricCase(query: string, name = "orders_open", labels = ""): string {
  return `const orders = clickhouse.table("analytics.orders", {
  columns: { id: "UInt64", status: "String", amount: "Float64" },
  orderBy: ["id"],
});
const open = clickhouse.metric("${name}", {
  help: "Orders",${labels}
  query: sql\`${query}\`,
});

const listed = [open];
`;
}
