import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Project } from "../fixtures/projects/project.js";
import { shopProject } from "../fixtures/projects/shop.js";
import { errorsIn, refused } from "./refused.js";

const CONFIG = "pipeline.config.ts";

function shopWith(config: string): Project {
  const project = shopProject();
  project.write(CONFIG, config);
  return project;
}

describe("a config that can't be loaded", () => {
  it("is not there", async () => {
    const { err } = await refused(shopProject(), ["config/not-found"], ["generate", "--config", "other.config.ts"]);
    expect(err).toContain("pipeline.config.ts");
  });

  it("is a folder", async () => {
    const project = shopProject();
    mkdirSync(join(project.folder, "deploy"));
    await refused(project, ["config/not-a-file"], ["generate", "--config", "deploy"]);
  });

  it("has a syntax error", async () => {
    const { err } = await refused(shopWith('import { sql } from "headrace";\nconst a = ;\n'), ["config/does-not-load"]);
    expect(errorsIn(err)).toEqual(["config/does-not-load pipeline.config.ts:2:11"]);
  });

  it("throws", async () => {
    const { err } = await refused(shopWith('\nthrow new Error("no such stage");\n'), ["config/throws"]);
    expect(err).toContain("no such stage");
    expect(errorsIn(err)).toEqual(["config/throws pipeline.config.ts:2:7"]);
  });

  it.each([
    [
      'import { clickhose } from "headrace";\nclickhouse.role("a");\n',
      "clickhouse is not defined. The import says `clickhose`.",
    ],
    ['clickhouse.role("a");\n', 'clickhouse is not defined. Import it: `import { clickhouse } from "headrace"`.'],
    ["const reads = 1;\nread(reads);\n", "read is not defined. Is it imported? Did you mean `reads`?"],
    ["unheardOf();\n", "unheardOf is not defined. Is it imported?"],
  ])("uses a name that is not there: %j", async (config, told) => {
    const { err } = await refused(shopWith(config), ["config/throws"]);
    expect(err.replace(/\s+/g, " ")).toContain(`ReferenceError: ${told}`);
  });

  it("imports a misspelt name", async () => {
    const { err } = await refused(shopWith('import { clickhose } from "headrace";\nclickhose.role("a");\n'), [
      "config/does-not-load",
    ]);
    expect(err.replace(/\s+/g, " ")).toContain(
      "`headrace` has no export named `clickhose`. Did you mean `clickhouse`?",
    );
  });

  it("throws what is no error", async () => {
    await refused(shopWith("throw undefined;\n"), ["config/throws"]);
  });

  it("loops for ever", { timeout: 40_000 }, async () => {
    const { err } = await refused(shopWith("while (true) {}\n"), ["config/never-ends"]);
    expect(err).toContain("after 10 seconds");
  });

  it("awaits what is never settled", async () => {
    await refused(shopWith("await new Promise(() => {});\nexport default 1;\n"), ["config/never-ends"]);
  });

  it("ends the process", async () => {
    await refused(shopWith("process.exit(0);\n"), ["config/exits"]);
  });

  it("has no default export", async () => {
    await refused(shopWith("export const a = 1;\n"), ["config/no-default-export"]);
  });

  it("exports something else", async () => {
    await refused(shopWith('export default { name: "shop" };\n'), ["config/no-pipeline"]);
  });

  it("imports what is not there", async () => {
    const { err } = await refused(shopWith('import { a } from "./tables.js";\nexport default a;\n'), [
      "config/does-not-load",
    ]);
    expect(errorsIn(err)).toEqual(["config/does-not-load pipeline.config.ts:1:19"]);
  });

  it("is empty", async () => {
    await refused(shopWith(""), ["config/no-default-export"]);
  });

  it("imports itself in a circle, and uses what is not made yet", async () => {
    const project = shopWith(
      'import { definePipeline } from "headrace";\nimport { one } from "./one.js";\nexport default definePipeline({ name: "shop", views: [one] });\n',
    );
    project.write("one.ts", 'import { two } from "./two.js";\nexport const one = two;\n');
    project.write("two.ts", 'import { one } from "./one.js";\nexport const two = one;\n');
    const { err } = await refused(project, ["config/undefined-value"]);
    expect(err).toMatch(/import\s+each other/);
    expect(errorsIn(err)).toEqual(["config/undefined-value pipeline.config.ts:3:55"]);
  });

  // Once a run that could not be ended at all: Ctrl-C came too late for it.
  it("has views that read each other", async () => {
    const project = shopWith(`import { clickhouse, definePipeline, sql } from "headrace";
const one = clickhouse.view("analytics.one", { query: sql\`SELECT a FROM analytics.two\` });
const two = clickhouse.view("analytics.two", { query: sql\`SELECT a FROM \${one}\` });
export default definePipeline({ name: "shop", views: [one, two] });
`);
    const { err } = await refused(project, ["config/cycle"]);
    expect(err).toContain("analytics.one");
    expect(err).toContain("analytics.two");
  });
});
