import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { locateDiagnostics } from "../../src/compiler/diagnose/located.js";
import { type TemporaryFolder, temporaryFolder } from "../live/kit/temporary-folder.js";

let folder: TemporaryFolder;
let config: string;
beforeAll(async () => {
  folder = await temporaryFolder("rename");
  config = await readFile(join(import.meta.dirname, "rename", "pipeline.config.ts"), "utf8");
});
afterAll(() => folder?.remove());

/** `code line: the line`, and below each one the related lines. */
async function told(text: string): Promise<readonly string[]> {
  const configPath = join(folder.path, "pipeline.config.ts");
  await writeFile(configPath, text);
  const memory = new Map();
  const options = { configPath, environment: undefined, engine: "embedded", memory, trustMemory: false } as const;
  const { diagnostics, sources } = await compile(options);
  const located = await locateDiagnostics(diagnostics, sources);
  sources.close();
  const lines = text.split("\n");
  const shown = (line = 0) => lines[line - 1]?.trim();
  return located.flatMap(({ code, location, related }) => [
    `${code}: ${shown(location?.line)}`,
    ...related.map((each) => `  ${each.note}: ${shown(each.location?.line)}`),
  ]);
}

test("a column renamed at the source: what breaks is named, each at its line, and nothing else", {
  timeout: 120_000,
}, async () => {
  expect(await told(config)).toEqual([]);
  expect(await told(config.replace("    amount: ", "    total: "))).toMatchInlineSnapshot(`
    [
      "clickhouse/unknown-column-in-sql: query: sql\`SELECT country, sum(amount) AS revenue FROM \${ordersNow} GROUP BY country\`,",
      "clickhouse/unknown-column-in-sql: SELECT country, sum(amount) AS value",
      "  the dashboard \`sales\` reads \`shop_revenue_last_hour\`: grafana.stat("Earned", { query: promql\`sum(\${earned})\` }),",
      "  the dashboard \`sales\` reads \`shop_revenue_last_hour\`: grafana.table("Earned by country", { query: promql\`\${earned}\` }),",
      "  the objective \`selling\` reads \`shop_revenue_last_hour\`: const selling = slo("selling", { objective: 99, ratio: promql\`min(\${earned} > bool 0)\`, description: "We sell." });",
      "  the alert \`LittleEarned\` reads \`shop_revenue_last_hour\`: expr: promql\`shop_revenue_last_hour < 10\`,",
      "  the alert \`NothingEarned\` reads \`shop_revenue_last_hour\`: expr: promql\`sum by (country) (\${earned}) < 1\`,",
      "  the record \`shop:revenue:sum\` reads \`shop_revenue_last_hour\`: const inAll = prometheus.record("shop:revenue:sum", { expr: promql\`sum(\${earned})\` });",
      "  the alert \`NothingInAll\` reads \`shop:revenue:sum\`: const nothingInAll = prometheus.alert("NothingInAll", { ...alert, expr: promql\`\${inAll} < 1\`, summary: "Nothing" });",
      "clickhouse/unknown-column-in-sql: SELECT toStartOfHour(placed_at) AS time, sum(amount) AS revenue",
    ]
  `);
});
