import { chmodSync, mkdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadCodes } from "../../../src/compiler/load/codes.js";
import { ConfigProject } from "./config-project.js";

const HEAD = 'import { definePipeline, postgres, secret, sql, table, view } from "headrace";\n';

function config(body: string, files: Readonly<Record<string, string>> = {}): ConfigProject {
  return new ConfigProject({ "pipeline.config.ts": HEAD + body, ...files });
}

describe("a config that is refused", () => {
  test("because it is not there, a folder, or not readable", async () => {
    const missing = new ConfigProject({ "shop.pipeline.ts": "" });
    const [refusal] = await missing.refused();
    expect(refusal?.code).toBe("config/not-found");
    expect(refusal?.detail).toContain("`headrace init`");
    expect(refusal?.detail).toContain("In that folder there is shop.pipeline.ts");

    const folder = new ConfigProject({});
    mkdirSync(folder.configPath);
    expect((await folder.refused())[0]?.code).toBe("config/not-a-file");

    const locked = config("");
    chmodSync(locked.configPath, 0o000);
    if (process.getuid?.() !== 0) expect((await locked.refused())[0]?.code).toBe("config/unreadable");
  });

  test("because of its syntax or its imports, all at once", async () => {
    expect(await config('const é = "😀" = 1;').refusals()).toEqual([
      "config/does-not-load pipeline.config.ts:2:11 Invalid assignment target.",
    ]);
    const imports = config('import { lost } from "lost/deep";\nimport "./gone.js";\nlost;');
    expect(await imports.refusals()).toEqual([
      "config/does-not-load pipeline.config.ts:2:22 The import `lost/deep` cannot be found. Is it installed? (`npm install lost`)",
      "config/does-not-load pipeline.config.ts:3:8 The import `./gone.js` leads to no file. Is its path right?",
    ]);
    const names = config('import { b } from "./a.js";\nb;', { "a.ts": "export const a = 1;" });
    expect((await names.refusals())[0]).toMatch(
      /^config\/does-not-load pipeline\.config\.ts:2:10 No matching export in /,
    );
  });

  test("because a package lacks what is imported", async () => {
    const project = config('import { definePipelin, mirror } from "headrace";\ndefinePipelin; mirror;');
    expect(await project.refusals()).toEqual([
      expect.stringMatching(
        /^config\/does-not-load pipeline\.config\.ts:2:10 `headrace` has no export named `definePipelin`\. Did you mean `definePipeline`\?$/,
      ),
    ]);
    const common = config('import { a } from "common";\na;', {
      "node_modules/common/index.js": "module.exports = JSON.parse('{\"a\":1}');",
    });
    expect(await common.refusals()).toEqual([
      'config/does-not-load pipeline.config.ts:2:10 `common` is a CommonJS module: import it whole (`import it from "common"`) and use `it.a`.',
    ]);
  });

  test("because it throws: its own message at its own place", async () => {
    expect(
      await config('import "./deep.js";', {
        "deep.ts": 'function deep() {\n  throw new RangeError("SHOP_HOST is not set");\n}\ndeep();',
      }).refusals(),
    ).toEqual(["config/throws deep.ts:2:9 RangeError: SHOP_HOST is not set"]);
    expect(await config("const shop = undefined;\nshop.orders.id;").refusals()).toEqual([
      "config/throws pipeline.config.ts:3:1 TypeError: Cannot read properties of undefined (reading 'orders')",
    ]);
    expect(await config('throw new Error("no", { cause: new Error("host unknown") });').refusals()).toEqual([
      "config/throws pipeline.config.ts:2:7 no (host unknown)",
    ]);
    expect(await config("throw { reason: 1 };").refusals()).toEqual([
      'config/throws It threw { reason: 1 }, which is not an Error: throw `new Error("…")`.',
    ]);
    expect(await config('export default definePipeline(() => { throw new Error("late"); });').refusals()).toEqual([
      "config/throws pipeline.config.ts:2:45 late",
    ]);
    expect(
      await config(
        'setTimeout(() => { throw new Error("timer"); }); await new Promise((done) => setTimeout(done, 1000));',
      ).refusals(),
    ).toEqual(["config/throws pipeline.config.ts:2:26 timer"]);
  });

  test("because it never ends, or ends the process", async () => {
    expect(await config("while (true);").refusals(undefined, 300)).toEqual([
      "config/never-ends The config was still running after 0.3 seconds. Does a loop not end, or an `await` get no answer?",
    ]);
    expect((await config("await new Promise(() => {});").refusals())[0]).toMatch(
      /^config\/never-ends The config awaits/,
    );
    expect(
      (await config("setInterval(() => {}, 5); await new Promise(() => {});").refusals(undefined, 300))[0],
    ).toMatch(/^config\/never-ends The config was/);
    expect((await config("if (true) process.exit(0);").refusals())[0]).toMatch(
      /^config\/exits pipeline\.config\.ts:2:11 .*process\.exit\(0\)/,
    );
  });

  test("because it exports no pipeline", async () => {
    expect(await config("export const a = 1;").refusals()).toEqual([
      "config/no-default-export It exports a, but no default. End it with `export default definePipeline({ name, …groups })`.",
    ]);
    expect((await config("export default { name: 1 };").refusals())[0]).toMatch(
      /^config\/no-pipeline The default export is an object/,
    );
    expect((await config("export default definePipeline(() => {});").refusals())[0]).toMatch(
      /^config\/no-pipeline pipeline\.config\.ts:2:16 The function given to `definePipeline` returned undefined/,
    );
  });

  test("because values have no form as data: every one of them at its place", async () => {
    const project = config(
      `import { late } from "./circle.js";
export const early = table("", {
  of: late,
  at: new Date(0),
  query: sql\`SELECT \${secret("a/b")}, \${undefined as never}\`,
});
export default definePipeline({ name: " ", tables: [early, () => 1, undefined as never] });`,
      {
        "circle.ts":
          'import { early } from "./pipeline.config.js";\nexport const late = table("late", { early });\nimport { table } from "headrace";\n',
      },
    );
    expect(await project.refusals()).toEqual([
      expect.stringMatching(
        /^config\/undefined-value circle\.ts:2:37 In postgres\.table\/late, `early` is undefined\./,
      ),
      "config/bad-name pipeline.config.ts:3:28 The name of this postgres.table is empty. Pass a non-empty string.",
      expect.stringMatching(/^config\/not-plain-data pipeline\.config\.ts:5:7 In postgres\.table\/, `at` is a Date\./),
      expect.stringMatching(/^config\/not-sql pipeline\.config\.ts:6:23 .* is a secret/),
      expect.stringMatching(/^config\/not-sql pipeline\.config\.ts:6:41 .* is undefined/),
      expect.stringMatching(/^config\/no-name pipeline\.config\.ts:8:39 /),
      expect.stringMatching(
        /^config\/not-a-resource pipeline\.config\.ts:8:60 In the pipeline, `tables\[1\]` is a function/,
      ),
      expect.stringMatching(/^config\/undefined-value pipeline\.config\.ts:8:69 /),
    ]);
  });
});

test("codes are permanent names with a page's worth of words", () => {
  for (const { code, summary, why, mend } of loadCodes) {
    expect(code).toMatch(/^config\/[a-z-]+$/);
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    expect(why.length).toBeGreaterThan(80);
    expect(mend.length).toBeGreaterThan(80);
  }
  expect(new Set(loadCodes.map(({ code }) => code)).size).toBe(loadCodes.length);
});
