import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { compilerOptions, folder } from "./typescript-program.js";

const CONFIG = `import { clickhouse, postgres, secret, sql } from "headrace";
const shop = postgres.source("shop", { host: "db", database: "shop", user: "u", password: secret("a/b") });
const orders = postgres.table("public.orders", { source: shop, columns: { id: "bigint", total: "text" }, primaryKey: ["id"] });
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const events = clickhouse.table("raw.events", { columns: { id: "UInt64", at: "DateTime" }, orderBy: ["id"] });
const hourly = clickhouse.materializedView("analytics.hourly", { query: sql\`SELECT 1 AS a\`, orderBy: ["a"] });
const plain = clickhouse.view("analytics.plain", { query: sql\`SELECT 1 AS a\` });
`;

/** What an editor shows when the pointer rests on the constant of this name. */
function hoverTexts(names: readonly string[]): readonly string[] {
  const path = join(folder, "pipeline.config.ts");
  const service = ts.createLanguageService({
    getCompilationSettings: () => compilerOptions,
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === path ? CONFIG : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => name === path || ts.sys.fileExists(name),
    readFile: (name) => (name === path ? CONFIG : ts.sys.readFile(name)),
  });
  return names.map((name) => {
    const shown = service.getQuickInfoAtPosition(path, CONFIG.indexOf(`const ${name} `) + "const ".length);
    return ts.displayPartsToString(shown?.displayParts);
  });
}

it("a constant is shown by its kind and its columns", () => {
  expect(hoverTexts(["shop", "orders", "ordersNow", "events", "hourly", "plain"])).toEqual([
    "const shop: postgres.Source",
    'const orders: postgres.Table<"id" | "total">',
    'const ordersNow: clickhouse.Mirror<"id" | "total">',
    'const events: clickhouse.Table<"id" | "at">',
    "const hourly: clickhouse.MaterializedView",
    "const plain: clickhouse.View",
  ]);
});
