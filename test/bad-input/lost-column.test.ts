import { expect, it } from "vitest";
import { starterProject } from "../fixtures/projects/shop.js";
import { errorsIn, refused } from "./refused.js";

it("tells of a type that can't be read once, and not in each view that reads the column", async () => {
  const project = starterProject();
  project.edit("pipeline.config.ts", 'status: "varchar(20) not null"', 'status: "varchar(20) not nul"');
  await refused(project, ["postgres/unknown-type"]);
});

it("tells of a name that is misspelt in a view all the same", async () => {
  const project = starterProject();
  project.edit("pipeline.config.ts", 'status: "varchar(20) not null"', 'status: "varchar(20) not nul"');
  project.edit("pipeline.config.ts", "sum(orders.total)", "sum(orders.totl)");
  const { err } = await refused(project, ["postgres/unknown-type", "clickhouse/unknown-column-in-sql"]);
  expect(errorsIn(err).at(-1)).toMatch(/^clickhouse\/unknown-column-in-sql pipeline\.config\.ts:\d+:\d+$/);
});

it("tells of an option that was refused alone", async () => {
  const project = starterProject();
  project.edit("pipeline.config.ts", 'retention: "7d"', 'retention: "7 days"');
  project.edit(
    "pipeline.config.ts",
    'status: "LowCardinality(String)" },',
    'status: "LowCardinality(String)" }, consumers: 3,',
  );
  const { err } = await refused(project, ["config/invalid-option"]);
  expect(err).not.toContain("warning");
});
