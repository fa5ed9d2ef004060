import { readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { ConfigProject } from "./config-project.js";

const HEAD = 'import { definePipeline, postgres, secret, sql, table, view } from "headrace";\n';

function config(body: string, files: Readonly<Record<string, string>> = {}): ConfigProject {
  return new ConfigProject({ "pipeline.config.ts": HEAD + body, ...files });
}

describe("a config that loads", () => {
  test("comes back as plain data, reached or not, in the order of its calls", async () => {
    const project = config(`
      const orders = table("public.orders", { columns: { id: "integer" }, password: secret("shop/password") });
      const filter = sql\`status = \${"paid"} AND \${true}\`;
      const paid = view("paid", { query: sql\`SELECT * FROM \${orders} WHERE \${filter} LIMIT \${10}\`, of: [orders] });
      table("alone");
      export default definePipeline({ name: "shop", views: [[paid], paid], one: orders });`);
    const { config: loaded } = await project.load("production");
    expect(loaded).toEqual({
      name: "shop",
      environment: "production",
      declarations: [
        {
          kind: "postgres.table",
          name: "public.orders",
          options: { columns: { id: "integer" }, password: { $secret: "shop/password" } },
          site: expect.anything(),
        },
        {
          kind: "clickhouse.view",
          name: "paid",
          options: {
            query: {
              $sql: [
                "SELECT * FROM ",
                { $ref: "postgres.table/public.orders" },
                " WHERE status = ",
                { $literal: "paid" },
                " AND ",
                { $literal: true },
                " LIMIT ",
                { $literal: 10 },
              ],
            },
            of: [{ $ref: "postgres.table/public.orders" }],
          },
          site: expect.anything(),
        },
        { kind: "postgres.table", name: "alone", options: {}, site: expect.anything() },
      ],
      listed: ["clickhouse.view/paid", "postgres.table/public.orders"],
    });
  });

  test("may require the package instead of importing it, in any of its files", async () => {
    const project = config('import "./more.cjs";\nexport default definePipeline({ name: "shop", one: table("a") });', {
      "more.cjs": 'require("headrace").table("b");',
    });
    const { config: loaded } = await project.load();
    expect(loaded.declarations.map((each) => each.name)).toEqual(["b", "a"]);
  });

  test("may be an async function of the environment", async () => {
    const project = config(`export default definePipeline(async ({ env }) => {
      await Promise.resolve();
      return { name: "shop-" + env, tables: [table("orders-" + env)] };
    });`);
    expect((await project.load("staging")).config.listed).toEqual(["postgres.table/orders-staging"]);
    expect((await project.load(undefined)).config.name).toBe("shop-undefined");
  });

  test("may list a module, of which the resources and lists of resources count", async () => {
    const project = config(
      `import * as tables from "./tables/index.js";
       export default definePipeline({ name: "shop", tables });`,
      {
        "tables/index.ts":
          'export * from "./orders.js";\nexport const columns = { id: "integer" };\nexport function make() {}\n',
        "tables/orders.ts":
          'import { table } from "headrace";\nexport const orders = table("orders");\nexport const parts = ["a", "b"].map((name) => table(name));\n',
      },
    );
    const listed = (await project.load()).config.listed;
    expect([...listed].sort()).toEqual(["postgres.table/a", "postgres.table/b", "postgres.table/orders"]);
  });

  test("may import packages, modules without types, JSON and Node's own modules", async () => {
    const project = config(
      `import { readFileSync } from "node:fs";
       import { modern } from "modern";
       import old from "@scope/old/lib/name.js";
       import { source } from "typescript-package";
       import settings from "./settings.json";
       import "./effect.js";
       const plain = require("./plain.cjs");
       const own = readFileSync(new URL("./settings.json", import.meta.url), "utf8").length;
       const places = [import.meta.dirname === "${"${folder}"}" , import.meta.filename.endsWith("pipeline.config.ts")];
       table("t", { modern, old: old.name, source, name: settings.name, plain: plain.name, own, end: import.meta.filename.slice(-18) });
       export default definePipeline({ name: "shop" });`,
      {
        "settings.json": '{ "name": "settings" }',
        "plain.cjs": 'exports.name = "plain";',
        "effect.ts": 'import { table } from "headrace";\ntable("effect");\n',
        "package.json": '{ "sideEffects": false }',
        "node_modules/modern/package.json":
          '{ "type": "module", "exports": { "module": "./bad.js", "import": "./good.js" } }',
        "node_modules/modern/good.js": 'export const modern = "modern";',
        "node_modules/modern/bad.js": "throw new Error();",
        "node_modules/@scope/old/lib/name.js": 'exports.name = "old";',
        "node_modules/typescript-package/package.json": '{ "exports": "./source.ts" }',
        "node_modules/typescript-package/source.ts": 'export const source: string = "source";',
      },
    );
    const { declarations } = (await project.load()).config;
    expect(declarations.map(({ name }) => name)).toEqual(["effect", "t"]);
    expect(declarations[1]?.options).toEqual({
      modern: "modern",
      old: "old",
      source: "source",
      name: "settings",
      plain: "plain",
      own: 22,
      end: "pipeline.config.ts",
    });
  });

  test("is found in the config when a package makes the call", async () => {
    const project = config(
      `import { preset } from "preset";
       preset(table, "made");
       export default definePipeline({ name: "shop" });`,
      {
        "node_modules/preset/package.json": '{ "type": "module", "main": "index.js" }',
        "node_modules/preset/index.js": "export function preset(make, name) {\n\n\n  return make(name, {});\n}\n",
      },
    );
    const { config: loaded, sources } = await project.load();
    const site = loaded.declarations[0]?.site ?? { line: 0, column: 0 };
    expect(await project.place(sources, { site, path: [] })).toBe("pipeline.config.ts:3:8 preset");
  });

  test("leaves nothing behind", async () => {
    const temporary = new ConfigProject({}).folder;
    vi.stubEnv("TMPDIR", temporary);
    const project = config('setInterval(() => {}, 10); export default definePipeline({ name: "shop" });');
    await project.load();
    await config("throw new Error();").refused();
    vi.unstubAllEnvs();
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(project.folder)).toEqual(["pipeline.config.ts"]);
  });
});
