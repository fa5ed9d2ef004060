import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it, onTestFinished } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const cli = join(root, "dist", "cli.js");

function projectFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "headrace-process-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(join(root, "templates", "init", "pipeline.config.ts"), join(folder, "pipeline.config.ts"));
  return folder;
}

const headrace = (parameters: string[], folder = root) =>
  execa(process.execPath, [cli, ...parameters], { cwd: folder, reject: false, env: { CI: "", NO_COLOR: "1" } });

describe("the built command", () => {
  it("prints its version without loading anything else", async () => {
    const loaded = await execa(process.execPath, ["--trace-uncaught", cli, "--version"], {
      env: { NODE_DEBUG: "esm" },
    });
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(loaded.stdout).toBe(version);
    expect(loaded.stderr).not.toContain("commander");
  });

  it("writes, then finds nothing to do, then finds what somebody changed", async () => {
    const folder = projectFolder();
    expect(await headrace(["generate"], folder)).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, "generated", "headrace.lock.json"))).toBe(true);
    expect((await headrace(["generate"], folder)).stdout).toMatch(/^nothing changed\nproven: /);
    expect((await headrace(["generate", "--check"], folder)).exitCode).toBe(0);
    rmSync(join(folder, "generated", "clickhouse"), { recursive: true });
    expect((await headrace(["generate", "--check", "--trust-lock"], folder)).exitCode).toBe(2);
    expect((await headrace(["diff", "--exit-code", "--quiet"], folder)).exitCode).toBe(2);
  });

  it("explains a code without a config", async () => {
    const { exitCode, stdout } = await headrace(["explain", "write/edited-by-hand"], tmpdir());
    expect(exitCode).toBe(0);
    expect(stdout).toContain("headrace generate --force");
  });

  it("carries on when nobody reads its output any more", async () => {
    const folder = projectFolder();
    const child = spawn(process.execPath, [cli, "generate"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let complaints = "";
    child.stderr.on("data", (text) => {
      complaints += String(text);
    });
    const [code] = await once(child, "close");
    expect(code).toBe(0);
    expect(complaints).not.toContain("EPIPE");
    expect(existsSync(join(folder, "generated", "headrace.lock.json"))).toBe(true);
  });

  it("ends by the signal that it gets, and leaves no half output", async () => {
    const folder = projectFolder();
    const child = spawn(process.execPath, [cli, "generate"], { cwd: folder, stdio: "ignore" });
    setTimeout(() => child.kill("SIGINT"), 150);
    const [, signal] = await once(child, "close");
    expect(signal).toBe("SIGINT");
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });
});
