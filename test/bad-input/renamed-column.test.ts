import { expect, it } from "vitest";
import { Project } from "../fixtures/projects/project.js";
import { errorsIn, refused } from "./refused.js";

const CONFIG = `import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

const shop = postgres.source("shop", { host: "db", database: "shop", user: "debezium", password: secret("a/b") });
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", country: "char(2) not null", total: "numeric(10,2) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const selected = clickhouse.view("analytics.selected", {
  query: sql\`
    SELECT
        id,
        country
    FROM \${ordersNow}\`,
});
const filtered = clickhouse.view("analytics.filtered", {
  query: sql\`SELECT id FROM \${ordersNow} WHERE country = 'CH'\`,
});
const untouched = clickhouse.view("analytics.untouched", {
  query: sql\`SELECT id, total FROM \${ordersNow}\`,
});
const everything = clickhouse.view("analytics.everything", {
  query: sql\`SELECT * FROM \${ordersNow}\`,
});
const above = clickhouse.view("analytics.above", {
  query: sql\`SELECT
      country,
      count() AS orders
    FROM \${everything} GROUP BY country\`,
});
const hourly = clickhouse.materializedView("analytics.hourly", {
  refresh: "EVERY 1 HOUR",
  orderBy: ["country"],
  query: sql\`SELECT count() AS orders,
      orders.country AS country
    FROM \${ordersNow} AS orders GROUP BY country\`,
});

export default definePipeline({ name: "shop", views: [selected, filtered, untouched, above, hourly] });
`;

it("a renamed column is told for every view that breaks, with its line, and for nothing else", async () => {
  const project = new Project({ "pipeline.config.ts": CONFIG });
  expect(await project.run(["generate"])).toMatchObject({ exitCode: 0 });
  project.edit("pipeline.config.ts", 'country: "char(2) not null"', 'nation: "char(2) not null"');
  const broken = [15, 19, 29, 37];
  const { err } = await refused(
    project,
    broken.map(() => "clickhouse/unknown-column-in-sql"),
  );
  const places = errorsIn(err).map((each) => each.replace(/:\d+$/, ""));
  expect(places).toEqual(broken.map((line) => `clickhouse/unknown-column-in-sql pipeline.config.ts:${line}`));
});
