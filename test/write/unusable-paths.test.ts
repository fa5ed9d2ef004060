import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { writeFolder } from "../../src/write/write.js";
import { desired, outputFolder } from "./output-folder.js";
import { forced, shop } from "./shop-files.js";

describe("paths that can't be generated", () => {
  it.each([
    ["../outside.sql", "write/invalid-path"],
    ["/etc/passwd", "write/invalid-path"],
    ["a//b.sql", "write/invalid-path"],
    ["a\\b.sql", "write/invalid-path"],
    [`${"x".repeat(300)}.sql`, "write/invalid-path"],
    ["headrace.lock.json", "write/invalid-path"],
    [".headrace-staging/new/x", "write/invalid-path"],
    ["readme.md", "write/colliding-paths"],
    ["README.md/inner", "write/colliding-paths"],
    ["ClickHouse/x.sql", "write/colliding-paths"],
    ["clickhouse", "write/colliding-paths"],
  ])("%s", async (path, code) => {
    const out = outputFolder();
    await expect(writeFolder(out, desired({ ...shop, [path]: "" }), forced)).rejects.toThrow(code);
    expect(existsSync(out)).toBe(false);
  });

  it("a path twice", async () => {
    const twice = desired(shop);
    const run = writeFolder(outputFolder(), { ...twice, artifacts: [...twice.artifacts, ...twice.artifacts] }, forced);
    await expect(run).rejects.toThrow(/write\/duplicate-path[\s\S]*README\.md/);
  });
});
