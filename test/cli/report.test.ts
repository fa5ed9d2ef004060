import { expect, it } from "vitest";
import { Project } from "../fixtures/projects/project.js";

const CONFIG = `import { clickhouse, definePipeline, grafana, promql, sql } from "headrace";

const orders = clickhouse.table("shop.orders", {
  columns: { id: "UInt64", created_at: "DateTime", status: "LowCardinality(String)", total: "Decimal(12, 2)" },
  orderBy: ["created_at"],
});
const board = grafana.dashboard("shop", {
  title: "Shop <1>",
  panels: [
    grafana.timeseries("Revenue", {
      query: sql\`SELECT $__timeInterval(created_at) AS time, sum(total) AS revenue FROM \${orders} WHERE $__timeFilter(created_at) GROUP BY time ORDER BY time\`,
    }),
    grafana.table("By status", { query: sql\`SELECT status, count() AS orders FROM \${orders} GROUP BY status ORDER BY status\` }),
    grafana.stat("Lag", { query: promql\`sum(kafka_consumergroup_lag)\` }),
  ],
});

export default definePipeline({ name: "shop", boards: [board] });
`;

it("draws what ClickHouse returns, and marks what is none of data", async () => {
  const project = new Project({ "pipeline.config.ts": CONFIG });
  expect(await project.run(["report", "--to", "out/page.html"])).toMatchObject({
    exitCode: 0,
    out: "wrote out/page.html: 1 dashboard\n",
  });
  const page = project.read("out/page.html");
  expect(page).toContain("Shop &#60;1&#62;");
  expect(page).toMatch(/<path class="line" d="M[\d. L]+" stroke/);
  for (const status of ["cancelled", "delivered", "new", "paid", "shipped"])
    expect(page).toMatch(new RegExp(`<td>${status}</td><td class="number">\\d`));
  expect(page).toContain("<b>sketch, not data</b> <code>sum(kafka_consumergroup_lag)</code>");
  expect(page).not.toContain("No data");
  expect(page).not.toMatch(/https?:\/\//);
});
