import { describe, expect, test } from "vitest";
import { KEY, NAME } from "../../../src/compiler/model/origin.js";
import { END, HEAD, places } from "./places.js";

describe("inside the call", () => {
  test("literal properties, lists, names of properties and the name", async () => {
    const lines = [
      'table("t", {',
      '  columns: { id: "integer", "a b": "text", 7: "x" },',
      '  orderBy: ["id", ["idd"]],',
      "  nested: {",
      "    deep: 1,",
      "  },",
      "});",
    ];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("t", ["columns", "id"])).toBe('pipeline.config.ts:3:18 "integer"');
    expect(await at("t", ["columns", "a b"])).toBe('pipeline.config.ts:3:36 "text"');
    expect(await at("t", ["columns", "7"])).toBe('pipeline.config.ts:3:47 "x"');
    expect(await at("t", ["columns", KEY])).toBe("pipeline.config.ts:3:3 columns");
    expect(await at("t", ["orderBy", 1, 0])).toBe('pipeline.config.ts:4:20 "idd"');
    expect(await at("t", ["nested"])).toBe("pipeline.config.ts:5:3 nested");
    expect(await at("t", [NAME])).toBe('pipeline.config.ts:2:7 "t"');
  });

  test("a text within a value, whatever signs stand in it", async () => {
    const lines = ['table("t", { expr: \'up{job="kafka-connect"} == 0 and a[5m] / b\' });'];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("t", ["expr"], 'up{job="kafka-connect"} == 0')).toBe(
      'pipeline.config.ts:2:21 up{job="kafka-connect"} == 0',
    );
    expect(await at("t", ["expr"], "a[5m] / b")).toBe("pipeline.config.ts:2:54 a[5m] / b");
  });

  test("what cannot be followed falls back to the nearest that was found", async () => {
    const lines = [
      "const columnsOf = (type: string) => Object.fromEntries([[type, type]]);",
      'table("t", { columns: columnsOf("text"), orderBy: ["id"] });',
      "const all = [{ name: 'u', options: { x: 1 } }];",
      "for (const each of all) table(each.name, each.options);",
      'table("v", { y: 1, ...columnsOf("x") });',
    ];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("t", ["columns", "id"])).toBe("pipeline.config.ts:3:14 columns");
    expect(await at("t", ["orderBy", 4])).toBe("pipeline.config.ts:3:42 orderBy");
    expect(await at("t", ["missing"])).toBe("pipeline.config.ts:3:1 table");
    expect(await at("u", ["x"])).toBe("pipeline.config.ts:5:42 each.options");
    expect(await at("v", ["x"])).toBe('pipeline.config.ts:6:23 columnsOf("x")');
    expect(await at("v", ["y"])).toBe("pipeline.config.ts:6:17 1");
  });

  test("spreads: later properties win, conditions and lists too", async () => {
    const lines = [
      'const base = { engine: "a", ttl: "b", settings: { x: 1 } } as const;',
      'const first = ["one", "two"];',
      "const production = true;",
      'table("t", { ttl: "early", ...base, engine: "late", ...(production ? { only: 1 } : {}) });',
      'table("u", { list: ["zero", ...first, "three"] });',
    ];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("t", ["engine"])).toBe('pipeline.config.ts:5:45 "late"');
    expect(await at("t", ["ttl"])).toBe('pipeline.config.ts:2:34 "b"');
    expect(await at("t", ["settings", "x"])).toBe("pipeline.config.ts:2:54 1");
    expect(await at("t", ["only"])).toBe("pipeline.config.ts:5:78 1");
    expect(await at("u", ["list", 2])).toBe('pipeline.config.ts:3:23 "two"');
    expect(await at("u", ["list", 3])).toBe('pipeline.config.ts:6:39 "three"');
  });

  test("loops have one call site; the property is found in the call", async () => {
    const lines = ['for (const name of ["a", "b"]) {', "  table(name, { columns: { id: 1 }, name });", "}"];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("a", ["columns", "id"])).toBe("pipeline.config.ts:3:32 1");
    expect(await at("b", ["columns", "id"])).toBe("pipeline.config.ts:3:32 1");
    expect(await at("b", ["name"])).toBe("pipeline.config.ts:3:37 name");
    expect(await at("b", [NAME])).toBe("pipeline.config.ts:3:9 name");
  });

  test("imported constants, re-exports, namespaces and default exports", async () => {
    const at = await places({
      "pipeline.config.ts": `${HEAD}import { key as orderBy } from "./shared/index.js";
import * as ns from "./shared/index.js";
import settings from "@shared/settings.js";
table("t", { orderBy, columns: ns.columns, inner: ns.more.columns, settings });
${END}`,
      "shared/index.ts":
        'export { key } from "./key.js";\nexport * from "./columns.js";\nexport * as more from "./columns.js";\n',
      "shared/key.ts": 'const list = ["idd"] satisfies string[];\nexport { list as key };\n',
      "shared/columns.ts": 'export const columns = {\n  id: "integer",\n};\n',
      "shared/settings.ts": "const own = { x: 1 };\nexport default own;\n",
      "tsconfig.json": '{ "compilerOptions": { "paths": { "@shared/*": ["./shared/*"] } } }',
    });
    expect(await at("t", ["orderBy", 0])).toBe('shared/key.ts:1:15 "idd"');
    expect(await at("t", ["orderBy"])).toBe("pipeline.config.ts:5:14 orderBy");
    expect(await at("t", ["columns", "id"])).toBe('shared/columns.ts:2:7 "integer"');
    expect(await at("t", ["inner", "id"])).toBe('shared/columns.ts:2:7 "integer"');
    expect(await at("t", ["settings", "x"])).toBe("shared/settings.ts:1:18 1");
  });

  test("text in templates and strings, in their fragments too", async () => {
    const lines = [
      "const fragment = sql`statuss = 1`;",
      'const query = "SELECT 1";',
      'view("v", {',
      "  query: sql`",
      "    SELECT statuses, idd FROM ${table('o', {})}",
      "    WHERE ${fragment} AND idd > 1`,",
      "  other: query,",
      "});",
      'view("w", { type: "numeric(12,2) not null", key: sql`a ${undefined as never} ${1}`.toString() });',
    ];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("v", ["query"], "idd")).toBe("pipeline.config.ts:6:22 idd");
    expect(await at("v", ["query"], "statuss")).toBe("pipeline.config.ts:2:22 statuss");
    expect(await at("v", ["query"], "nowhere")).toBe("pipeline.config.ts:5:3 query");
    expect(await at("v", ["query", 1])).toBe("pipeline.config.ts:7:13 fragment");
    expect(await at("v", ["other"], "SELECT")).toBe("pipeline.config.ts:3:16 SELECT");
    expect(await at("w", ["type"], "numeric(12,2)")).toBe("pipeline.config.ts:10:20 numeric(12,2)");
    expect(await at("w", [NAME], "w")).toBe("pipeline.config.ts:10:7 w");
  });

  test("constants defined by themselves come to an end", async () => {
    const lines = [
      "const a: object = { ...(globalThis as { a?: object }).a, ...spread(), x: 1 };",
      "function spread(): object { return {}; }",
      "const b: { c?: object } = { ...again().c };",
      "function again(): typeof b { return {}; }",
      'table("t", { a, b, ...a });',
    ];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("t", ["a", "y"])).toBe("pipeline.config.ts:6:14 a");
  });

  test("in a function of the environment", async () => {
    const config = `import { definePipeline, table } from "headrace";
export default definePipeline(({ env }) => {
  const orders = table("orders", { replicas: env === "production" ? 3 : 1 });
  return { name: "shop", tables: [orders] };
});
`;
    const at = await places({ "pipeline.config.ts": config }, "production");
    expect(await at("orders", ["replicas"])).toBe('pipeline.config.ts:3:46 env === "production" ? 3 : 1');
  });
});
