import { describe, expect, it } from "vitest";
import type { Project } from "../fixtures/projects/project.js";
import { shopProject } from "../fixtures/projects/shop.js";

const VALUE = "c0rrect-h0rse-battery";
const REFERENCE = 'secret("shop-postgres/password")';

const PLACES: Readonly<Record<string, (project: Project) => void>> = {
  "as an option": (project) => project.edit("pipeline.config.ts", REFERENCE, `"${VALUE}"`),
  "on a line with another mistake": (project) => {
    project.edit("pipeline.config.ts", `  password: ${REFERENCE},`, "");
    project.edit("pipeline.config.ts", 'host: "postgres",', `host: 5, password: "${VALUE}",`);
  },
  "in a URL": (project) =>
    project.edit("pipeline.config.ts", 'host: "postgres"', `host: "postgresql://me:${VALUE}@db"`),
  "as a property of the connector": (project) =>
    project.edit(
      "pipeline.config.ts",
      'host: "postgres",',
      `host: "postgres", connector: { "database.password": "${VALUE}" },`,
    ),
  "in a template literal over two lines": (project) => project.edit("pipeline.config.ts", REFERENCE, `\`${VALUE}\n\``),
  "in a variable on another line": (project) => {
    project.edit("pipeline.config.ts", REFERENCE, "password");
    project.edit("pipeline.config.ts", "const shop =", `const password = "${VALUE}";\nconst shop =`);
  },
  "in a resource that nothing reaches": (project) =>
    project.edit(
      "pipeline.config.ts",
      "const customers =",
      `postgres.source("spare", { password: "${VALUE}", host: "h", database: "d", user: "u" });\nconst customers =`,
    ),
  "in a declaration that stands there twice": (project) => {
    project.edit("pipeline.config.ts", REFERENCE, `"${VALUE}"`);
    project.edit(
      "pipeline.config.ts",
      "const customers =",
      `const again = postgres.source("shop", { password: "${VALUE}", host: "h", database: "d", user: "u" });\nconst customers =`,
    );
  },
};

const formats = (names: readonly string[]): readonly (readonly string[])[] =>
  names.map((format) => ["check", "--format", format]);

async function expectConcealed(project: Project, commands: readonly (readonly string[])[]): Promise<void> {
  const before = project.files("generated");
  for (const command of commands) {
    const { exitCode, out, err } = await project.run([...command, "--engine", "off"], { HEADRACE_DEBUG: "1" });
    const told = (out + err).includes("config/secret-value");
    const shown = (out + err).split("\n").filter((line) => line.includes(VALUE));
    expect({ command, exitCode, told, shown }).toEqual({ command, exitCode: 1, told: true, shown: [] });
  }
  expect(project.files("generated")).toEqual(before);
}

describe("a secret's value in the config is refused and shown nowhere", () => {
  it.each(Object.keys(PLACES))("%s", async (place) => {
    const project = shopProject();
    PLACES[place]?.(project);
    await expectConcealed(project, [["generate"], ...formats(["sarif"])]);
  });

  it("by any command, in any format", async () => {
    const project = shopProject();
    PLACES["on a line with another mistake"]?.(project);
    await expectConcealed(project, [["generate", "--json"], ["diff"], ...formats(["json", "github", "gitlab"])]);
    const { out, err } = await project.run(["explain", "postgres.source/shop", "--engine", "off"]);
    expect(out + err).not.toContain(VALUE);
  });
});
