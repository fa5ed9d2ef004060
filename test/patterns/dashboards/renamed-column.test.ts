import { expect, it } from "vitest";
import { errorsIn, refused } from "../../bad-input/refused.js";
import { Project } from "../../fixtures/projects/project.js";

const CONFIG = `import { clickhouse, definePipeline, grafana, postgres, promql, secret, sql } from "headrace";

const shop = postgres.source("shop", { host: "db", database: "shop", user: "debezium", password: secret("a/b") });
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", country: "char(2) not null", at: "timestamp not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const countries = ["CH", "DE"].map((country) =>
  grafana.stat(country, { query: sql\`SELECT count() FROM \${ordersNow} WHERE country = \${country}\` }),
);
const board = grafana.dashboard("orders", {
  title: "Orders",
  variables: [{ name: "land", type: "query", query: sql\`SELECT DISTINCT country FROM \${ordersNow}\` }],
  panels: [
    grafana.timeseries("By country", {
      query: sql\`
        SELECT $__timeInterval(at) AS time, count() AS orders,
               country
        FROM \${ordersNow} WHERE $__timeFilter(at) GROUP BY time, country ORDER BY time\`,
    }),
    grafana.stat("All", { query: sql\`SELECT count() FROM \${ordersNow}\` }),
    ...countries,
    grafana.row("Closed", {
      collapsed: true,
      panels: [
        grafana.stat("Of one", { query: sql\`SELECT count() FROM analytics.orders WHERE country = '$land'\` }),
        grafana.stat("Up", { query: promql\`up\` }),
      ],
    }),
  ],
});

export default definePipeline({ name: "shop", boards: [board] });
`;

it("a renamed column is told for every panel and variable that breaks, at its line, and for nothing else", async () => {
  const project = new Project({ "pipeline.config.ts": CONFIG });
  expect(await project.run(["generate"])).toMatchObject({ exitCode: 0 });
  project.edit("pipeline.config.ts", 'country: "char(2) not null"', 'nation: "char(2) not null"');
  // The two panels that a function makes are one place and two messages.
  const broken = [11, 11, 15, 20, 28];
  const { err } = await refused(
    project,
    broken.map(() => "clickhouse/unknown-column-in-sql"),
  );
  const places = errorsIn(err).map((each) => each.replace(/:\d+$/, ""));
  expect(places).toEqual(broken.map((line) => `clickhouse/unknown-column-in-sql pipeline.config.ts:${line}`));
  const told = err.replace(/\s+/g, " ");
  for (const asker of ["The panel `By country`", "The panel `CH`", "The panel `Of one`", "The variable `land`"])
    expect(told).toContain(`${asker} reads \`country\`, which is not there.`);
});
