const EVENTS = `const events = clickhouse.table("analytics.events", {
  columns: { at: "DateTime", kind: "String", amount: "Float64" },
  orderBy: ["at"],
});
`;

/** A dashboard of these panels over a table of events, and of further options, as a rule's case. */
export function board(panels: string, options = ""): string {
  return `${EVENTS}const shop = grafana.dashboard("shop", {
  title: "Shop",${options === "" ? "" : `\n  ${options}`}
  panels: [
    ${panels}
  ],
});

const listed = [events, shop];
`;
}

/** A panel of one query. `${events}` stands for the table. */
export function panel(type: string, query: string, options = ""): string {
  return `grafana.${type}("Events", {
      query: sql\`${query}\`,${options === "" ? "" : `\n      ${options}`}
    }),`;
}
