const EVENTS = `const events = clickhouse.table("analytics.events", {
  columns: { at: "DateTime", kind: "String", amount: "Float64" },
  orderBy: ["at"],
});
`;

/** A dashboard of these panels, and of further options, as a rule's case. */
export function board(panels: string, options = ""): string {
  const table = /\$\{events\}/.test(panels + options) ? EVENTS : "";
  return `${table}const shop = grafana.dashboard("shop", {
  title: "Shop",${options === "" ? "" : `\n  ${options}`}
  panels: [
    ${panels}
  ],
});

const listed = [shop];
`;
}

/** A panel that asks Prometheus, with further options. */
export function stat(title: string, options = ""): string {
  return `grafana.stat("${title}", { query: promql\`up\`${options === "" ? "" : `, ${options}`} }),`;
}
