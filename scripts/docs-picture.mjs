import { readFileSync } from "node:fs";
import { join } from "node:path";
import { box, codeLine, diagnosticLine, text } from "./docs-picture-text.mjs";

const WIDTH = 920;
const HEIGHT = 816;

const THEMES = {
  light: {
    page: "#ffffff",
    panel: "#f6f8fa",
    line: "#d0d7de",
    ink: "#1f2328",
    soft: "#59636e",
    word: "#0550ae",
    string: "#0a6640",
    error: "#b3121d",
    good: "#116329",
  },
  dark: {
    page: "#0d1117",
    panel: "#161b22",
    line: "#3d444d",
    ink: "#f0f6fc",
    soft: "#9198a1",
    word: "#79c0ff",
    string: "#7ee2a8",
    error: "#ff8f87",
    good: "#56d364",
  },
};

/** Lines of the repository's own config; "…" stands for what is left out between them. */
const SHOWN = [
  'const shop = postgres.source("shop", {',
  "…",
  "});",
  "",
  'const orders = postgres.table("public.orders", {',
  "  source: shop,",
  "  columns: {",
  '    id: "bigint not null",',
  '    status: "varchar(20) not null",',
  '    unit_price: "numeric(10,2) not null",',
  "    …",
  "  },",
  '  primaryKey: ["id"],',
  "});",
  "",
  'const ordersNow = clickhouse.mirror("analytics.orders", {',
  "  of: orders,",
  '  orderBy: ["id"],',
  '  columns: { status: "LowCardinality(String)" },',
  "});",
  "",
  "const revenueHourly = clickhouse.materializedView(",
  '  "analytics.revenue_hourly", {',
  '  refresh: "EVERY 1 MINUTE",',
  '  orderBy: ["hour", "country"],',
  "  …",
  "});",
];

const STATIONS = [
  ["PostgreSQL: database shop", "role, grants, replica identities, publication, preflight"],
  ["Debezium: connector shop", "its properties, and what its workers must have"],
  ["Kafka: shop.public.orders and others", "partitions, retention, message size"],
  ["ClickHouse: analytics.orders and others", "queue, rows, dead letters, fences, the view to read"],
  ["ClickHouse: analytics.revenue_hourly", "the table, with the types that its query returns"],
];

/** docs/images/*.svg: the config, the pipeline that it becomes, and a message; in light and dark. */
export function pictures(root) {
  const config = readFileSync(join(root, "pipeline.config.ts"), "utf8").replace(/\s+/g, "");
  for (const line of SHOWN) {
    const known = line === "" || line.includes("…") || config.includes(line.replace(/\s+/g, ""));
    if (!known) throw new Error(`The picture shows a line that pipeline.config.ts no longer has: ${line}`);
  }
  const outputs = readFileSync(join(root, "docs", "getting-started.md"), "utf8").match(
    /(?<=```text output\n).*?(?=```)/gs,
  );
  const proven = /^proven: .*(?= \(|$)/m.exec(outputs[0])[0];
  const message = outputs.find((output) => output.startsWith("error  clickhouse/unknown-column-in-sql"));
  return Object.entries(THEMES).map(([name, theme]) => [
    `docs/images/headrace-${name}.svg`,
    picture(theme, proven, message.trimEnd().split("\n")),
  ]);
}

function picture(theme, proven, message) {
  const config = SHOWN.map((line, index) => codeLine(line, 32, 72 + index * 19, theme));
  const rows = STATIONS.map(([title, what], index) => station(title, what, 516, 58 + index * 93, theme));
  const said = message.slice(0, -2).map((line, index) => diagnosticLine(line, 32, 656 + index * 21, theme));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">
<title>A pipeline.config.ts, the proven pipeline that it becomes, and the message for a misspelt column</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="${theme.page}"/>
${box(16, 16, 470, 568, "pipeline.config.ts", theme)}
${config.join("\n")}
${box(500, 16, 404, 568, "generated/", theme)}
${rows.join("\n")}
${text(proven, 516, 552, theme.good, { size: 12, bold: true, most: 372 })}
${text("executed on the embedded ClickHouse", 516, 571, theme.soft, { size: 12 })}
${box(16, 600, 888, 200, "headrace check, after orders.total was misspelt", theme)}
${said.join("\n")}
</svg>
`;
}

function station(title, what, x, y, theme) {
  const arrow =
    y > 100
      ? `<path d="M${x + 186} ${y - 26}v18m-5 -7l5 7l5 -7" fill="none" stroke="${theme.soft}" stroke-width="2"/>`
      : "";
  return `<rect x="${x}" y="${y}" width="372" height="60" rx="6" fill="${theme.page}" stroke="${theme.line}"/>
${text(title, x + 14, y + 25, theme.ink, { size: 14, bold: true })}
${text(what, x + 14, y + 46, theme.soft, { size: 13 })}${arrow === "" ? "" : `\n${arrow}`}`;
}
