import { expect, it } from "vitest";
import { Project } from "../fixtures/projects/project.js";

const HEAD = `import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";

const shop = postgres.source("shop", { host: "db", database: "shop", user: "debezium", password: secret("a/b") });
`;

/** Declarations that don't refer to each other, and groups that mean nothing: their order must not matter. */
const DECLARATIONS = [
  `const customers = postgres.table("public.customers", { source: shop, columns: { id: "integer not null" }, primaryKey: ["id"] });
const customersNow = clickhouse.mirror("analytics.customers", { of: customers, orderBy: ["id"] });
`,
  `const orders = postgres.table("public.orders", { source: shop, columns: { id: "integer not null" }, primaryKey: ["id"] });
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
`,
  `const events = clickhouse.table("raw.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
const eventIds = clickhouse.view("raw.event_ids", { query: sql\`SELECT id FROM \${events}\` });
`,
];
const GROUPS = ["orders: [ordersNow]", "customers: customersNow", "raw: [eventIds, events]"];

const CONFIG = `${HEAD}${DECLARATIONS.join("")}export default definePipeline({ name: "shop", ${GROUPS.join(", ")} });\n`;
const TURNED = `${HEAD}${DECLARATIONS.toReversed().join("")}export default definePipeline({ name: "shop", ${GROUPS.toReversed().join(", ")} });\n`;
const OTHER_GROUPS = `${HEAD}${DECLARATIONS.join("")}export default definePipeline({ all: [eventIds, customersNow, ordersNow], name: "shop" });\n`;

async function expectSameBytes(other: string): Promise<void> {
  const project = new Project({ "pipeline.config.ts": CONFIG });
  expect(await project.run(["generate"])).toMatchObject({ exitCode: 0 });
  const before = project.files("generated");
  project.write("pipeline.config.ts", other);
  expect(await project.run(["generate", "--trust-lock"])).toMatchObject({ exitCode: 0 });
  expect(project.files("generated")).toEqual(before);
}

it("groups named and ordered otherwise give the same bytes", () => expectSameBytes(OTHER_GROUPS));

it("declarations in another order give the same bytes", () => expectSameBytes(TURNED));

it("a table that is added, with a mirror and a log of its own, leaves the files of the others as they are", async () => {
  const project = new Project({ "pipeline.config.ts": CONFIG });
  expect(await project.run(["generate"])).toMatchObject({ exitCode: 0 });
  const before = project.files("generated");
  const added = `const items = postgres.table("public.items", { source: shop, columns: { id: "integer not null" }, primaryKey: ["id"] });
const itemsNow = clickhouse.mirror("analytics.items", { of: items, orderBy: ["id"] });
const itemsLog = clickhouse.changes("analytics.items_changes", { of: items });
`;
  const grown = CONFIG.replace("export default", `${added}export default`).replace(
    'name: "shop",',
    'name: "shop", more: [itemsNow, itemsLog],',
  );
  project.write("pipeline.config.ts", grown);
  expect(await project.run(["generate", "--trust-lock"])).toMatchObject({ exitCode: 0 });
  const after = project.files("generated");
  const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
  // What names all tables of a source, and what is about the whole.
  expect(changed.filter((path) => path.startsWith("clickhouse/"))).toEqual(["clickhouse/order.txt"]);
  expect(Object.keys(after)).toEqual(
    expect.arrayContaining(["clickhouse/analytics/items_changes/items_changes_rows.sql"]),
  );
});
