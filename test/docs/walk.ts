import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { type Block, placeOf, root, wordOf } from "./pages.js";

export interface Step {
  readonly exitCode: number;
  /** What was printed, without what depends on the machine's speed. */
  readonly output: string;
}

/** A folder in which the steps of a page are taken, one after another, with the built command as `npx headrace`. */
export class Walk {
  readonly folder = mkdtempSync(join(tmpdir(), "headrace-walk-"));
  private readonly commands = mkdtempSync(join(tmpdir(), "headrace-commands-"));

  constructor() {
    const cli = `"${process.execPath}" "${join(root, "dist", "cli.js")}"`;
    this.command("npx", `[ "$1" = headrace ] || exit 64\nshift\nexec ${cli} "$@"`);
    // What npm itself does is no page's business.
    this.command("npm", '[ "$1" = ci ] || exit 64');
  }

  async run(block: Block): Promise<Step> {
    const { exitCode = -1, all } = await execa("bash", ["-e", "-c", block.content], {
      cwd: this.folder,
      all: true,
      reject: false,
      env: { PATH: `${this.commands}${delimiter}${process.env.PATH}`, CI: "", NO_COLOR: "1", GITHUB_OUTPUT: "" },
    });
    const lines = all.split("\n").filter((line) => !/ took \d+ s$|^[a-z]+ing \d+\/\d+$/.test(line));
    return { exitCode, output: lines.join("\n").trimEnd() };
  }

  write(block: Block): void {
    writeFileSync(join(this.folder, wordOf(block, "file") ?? ""), `${block.content}\n`);
  }

  /** Takes an edit over into its file: the lines without a `+` stand there, those without a `-` shall. */
  edit(block: Block): void {
    const path = join(this.folder, wordOf(block, "edit") ?? "");
    const text = readFileSync(path, "utf8");
    const before = sideOf(block, "+");
    if (text.split(before).length !== 2) throw new Error(`${placeOf(block)}: what it changes is not there once`);
    writeFileSync(
      path,
      text.replace(before, () => sideOf(block, "-")),
    );
  }

  close(): void {
    for (const folder of [this.folder, this.commands]) rmSync(folder, { recursive: true, force: true });
  }

  private command(name: string, script: string): void {
    mkdirSync(this.commands, { recursive: true });
    writeFileSync(join(this.commands, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.commands, name), 0o755);
  }
}

function sideOf(block: Block, without: "+" | "-"): string {
  const lines = block.content.split("\n").filter((line) => !line.startsWith(without));
  return lines.map((line) => line.slice(1)).join("\n");
}
