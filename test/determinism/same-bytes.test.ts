import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Project } from "../fixtures/projects/project.js";
import { starterProject } from "../fixtures/projects/shop.js";

type Files = Readonly<Record<string, string>>;

/** What the starter compiles to, proven anew: there is no lock to remember anything. */
async function generated(
  project: Project,
  parameters: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Files> {
  const run = await project.run(["generate", ...parameters], environment);
  expect(run).toMatchObject({ exitCode: 0 });
  return project.files("generated");
}

let first: Files = {};
let summary = "";
beforeAll(async () => {
  const project = starterProject({ keep: true });
  const { out } = await project.run(["generate"]);
  summary = out;
  first = project.files("generated");
  project.remove();
});

describe("the same config gives the same bytes", () => {
  it("counts what it wrote and proved", () => {
    const lines = summary.split("\n").filter((line) => !line.startsWith("  "));
    expect(lines).toEqual([
      "wrote generated: 42 added, 0 changed, 0 removed",
      "proven: 26 executed, 3 described, 0 only parsed, 15 not judged",
      "",
    ]);
  });

  it("in Tokyo, in Turkish, with other names of the machine and of its user", async () => {
    const elsewhere = { TZ: "Asia/Tokyo", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", USER: "somebody", HOSTNAME: "x" };
    expect(await generated(starterProject(), [], elsewhere)).toEqual(first);
  });

  it("in another folder, called from yet another", async () => {
    const project = new Project();
    const starter = starterProject();
    project.write("deep er/below é/pipeline.config.ts", starter.read("pipeline.config.ts"));
    const run = await project.run(["generate", "--config", join("deep er", "below é", "pipeline.config.ts")]);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(project.files("deep er/below é/generated")).toEqual(first);
  });

  it("in CI, where nothing is remembered", async () => {
    const project = starterProject();
    for (const [path, content] of Object.entries(first)) project.write(`generated/${path}`, content);
    expect(await project.run(["generate"], { CI: "true" })).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^nothing changed\nproven: .* not judged\n$/),
    });
    expect(project.files("generated")).toEqual(first);
  });

  it("without an engine, when the lock knows all", async () => {
    const project = starterProject();
    project.write("generated/headrace.lock.json", first["headrace.lock.json"] ?? "");
    expect(await generated(project, ["--engine", "off"])).toEqual(first);
  });
});

it("without an engine and without a lock nothing is written", async () => {
  const project = starterProject();
  const { exitCode, out, err } = await project.run(["generate", "--engine", "off"]);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(err).toMatch(/^error {2}engine\/unproven {2}/m);
  expect(Object.keys(project.files("."))).toEqual(["pipeline.config.ts"]);
});
