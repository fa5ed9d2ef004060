import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { blocksOf } from "../kit/page-blocks.js";
import { describeLive } from "./kit/describe-live.js";
import { projectRoot } from "./kit/project-root.js";

const generated = join(projectRoot(), "examples", "postgres-cdc", "generated");

describeLive("what pages of the example say to a shell", ["ShellCheck"], () => {
  test("has nothing that ShellCheck finds", async () => {
    const files = readdirSync(generated, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
    const blocks = files.flatMap((path) => blocksOf(path, readFileSync(join(generated, path), "utf8")));
    const commands = new Set(
      blocks.filter(({ language }) => language === "bash" || language === "sh").map(({ text }) => text),
    );
    expect(commands.size).toBeGreaterThan(30);
    // What the page says is set once is set; a variable is exported for what is typed later.
    // Functions are called in other blocks, and what is in single quotes is expanded in a container.
    const parameters = ["--shell=bash", "--exclude=SC2154,SC2030,SC2031,SC2317,SC2016", "-"];
    const input = [...commands].map((text) => `(\n${text})\n`).join("\n");
    const { stdout, exitCode } = await execa("shellcheck", parameters, { input, reject: false });
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 0 });
  });
});
