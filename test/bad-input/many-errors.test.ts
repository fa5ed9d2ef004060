import { expect, it } from "vitest";
import { Project } from "../fixtures/projects/project.js";
import { shopProject } from "../fixtures/projects/shop.js";
import { errorsIn, refused } from "./refused.js";

const HEAD = `import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";
const shop = postgres.source("shop", { host: "db", database: "shop", user: "debezium", password: secret("a/b") });
`;

it("tells a thousand errors at once, each at its line", async () => {
  const table = (index: number): string =>
    `  clickhouse.table("analytics.t${index}", { columns: { id: "UInt64" }, orderBy: ["id"], oops: ${index} }),\n`;
  const tables = Array.from({ length: 1_000 }, (_, index) => table(index)).join("");
  const project = new Project({
    "pipeline.config.ts": `${HEAD}export const tables = [\n${tables}];\nexport default definePipeline({ name: "shop", shop, tables });\n`,
    "generated/notes.md": "somebody's\n",
  });
  const codes = Array.from({ length: 1_000 }, () => "config/unknown-option");
  const { err } = await refused(project, codes);
  const lines = errorsIn(err).map((each) => Number(/:(\d+):\d+$/.exec(each)?.[1]));
  expect(lines).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 4));
  expect(err).toMatch(/\n1,?000 errors\n$/);
});

it("names an option that nobody knows, and the one that was meant", async () => {
  const project = shopProject();
  project.edit("pipeline.config.ts", "of: customers, orderBy", "of: customers, orderby");
  const { err } = await refused(project, ["config/unknown-option"]);
  expect(err).toContain("`orderBy`");
});

it.each([
  [["generate", "--chekc"], "--check"],
  [["genrate"], "generate"],
  [["check", "--format", "xml"], "sarif"],
  [["generate", "--engine", "fast"], "embedded"],
  [["generate", "--env", "a/b"], "environment"],
  [["explain"], "subject"],
] as const)("refuses the command line %j", async (parameters, hint) => {
  const project = new Project();
  const { exitCode, out, err } = await project.run(parameters);
  expect({ exitCode, out, firstLine: err.split("\n")[0]?.startsWith("headrace: ") }).toEqual({
    exitCode: 1,
    out: "",
    firstLine: true,
  });
  expect(err).toContain(hint);
  expect(err).not.toMatch(/^\s+at /m);
});
