import { describe, expect, test } from "vitest";
import { END, HEAD, places } from "./places.js";

describe("the call", () => {
  test("two calls on one line are told apart, nested ones too", async () => {
    const line = 'const a = postgres.table("a", { x: 1 }), b = table("b", { of: postgres.table("c", {}) });';
    const at = await places({ "pipeline.config.ts": HEAD + line + END });
    expect(await at("a", [])).toBe("pipeline.config.ts:2:11 postgres.table");
    expect(await at("b", [])).toBe("pipeline.config.ts:2:46 table");
    expect(await at("c", [])).toBe("pipeline.config.ts:2:63 postgres.table");
    expect(await at("a", ["x"])).toBe("pipeline.config.ts:2:36 1");
  });

  test("in every way to write it", async () => {
    const lines = [
      'postgres["table"]("element", { x: 1 });',
      'postgres?.table?.("optional", { x: 2 });',
      '(postgres.table)("parenthesised", { x: 3 });',
      "postgres",
      '  .table("continued", { x: 4 });',
      'const made = ["mapped"].map((name) => table(name, { x: 5 }));',
      'Reflect.apply(table, undefined, ["native", {}]);',
    ];
    const at = await places({ "pipeline.config.ts": HEAD + lines.join("\n") + END });
    expect(await at("element", ["x"])).toBe("pipeline.config.ts:2:35 1");
    expect(await at("optional", ["x"])).toBe("pipeline.config.ts:3:36 2");
    expect(await at("parenthesised", ["x"])).toBe("pipeline.config.ts:4:40 3");
    expect(await at("continued", ["x"])).toBe("pipeline.config.ts:6:28 4");
    expect(await at("continued", [])).toBe("pipeline.config.ts:6:4 table");
    expect(await at("mapped", ["x"])).toBe("pipeline.config.ts:7:56 5");
    expect(await at("native", [])).toBe("pipeline.config.ts:8:1 Reflect.apply");
  });

  test("columns are UTF-16 units from 1, and a tab is one", async () => {
    const emoji = '\tconst 表 = "😀é" + table("t", { x: "😀", y: 1 }).name;';
    const at = await places({ "pipeline.config.ts": HEAD + emoji + END });
    expect(await at("t", [])).toBe("pipeline.config.ts:2:20 table");
    expect(await at("t", ["y"])).toBe("pipeline.config.ts:2:45 1");
  });

  test("in a file with a byte order mark and CRLF", async () => {
    const first = 'import { definePipeline, table } from "headrace"; table("first", { x: 1 });';
    const text = `${first}\r\n\r\ntable("second", {\r\n  x: 2,\r\n});${END.replaceAll("\n", "\r\n")}`;
    const at = await places({ "pipeline.config.ts": `\uFEFF${text}` });
    expect(await at("first", [])).toBe("pipeline.config.ts:1:51 table");
    expect(await at("first", ["x"])).toBe("pipeline.config.ts:1:71 1");
    expect(await at("second", ["x"])).toBe("pipeline.config.ts:4:6 2");
  });
});
