import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineChildPath } from "../../src/engine/child-path.js";
import { openEmbeddedEngine } from "../../src/engine/embedded.js";
import { EngineStopped, EngineTimeout, EngineUnavailable } from "../../src/engine/index.js";

const slow = "SELECT sleepEachRow(1) FROM numbers(30) SETTINGS max_block_size = 1";

describe("the embedded engine's life", () => {
  let scratchParent: string;
  let elsewhere: string;

  beforeEach(async () => {
    scratchParent = await mkdtemp(join(tmpdir(), "headrace-test-"));
    elsewhere = await mkdtemp(join(tmpdir(), "headrace-test-"));
  });
  afterEach(async () => {
    await rm(scratchParent, { recursive: true, force: true });
    await rm(elsewhere, { recursive: true, force: true });
  });

  const open = (childPath: string, timeLimitMs = 30_000) =>
    openEmbeddedEngine({ timeLimitMs, startLimitMs: 60_000, childPath, scratchParent });

  async function standIn(program: string): Promise<string> {
    const path = join(elsewhere, "child.mjs");
    await writeFile(path, program);
    return path;
  }

  it("ends with a call that takes too long, and names the statement", async () => {
    const engine = await open(engineChildPath(), 500);
    const failed = await engine
      .run([
        { sql: "SELECT 1", reads: true },
        { sql: slow, reads: true },
      ])
      .catch((error) => error);
    expect(failed).toBeInstanceOf(EngineTimeout);
    expect(failed.message).toBe(`The engine was stopped after 500 ms at statement 2: ${slow}.`);
    expect(failed.statement).toEqual({ index: 1, sql: slow });
    expect(await readdir(scratchParent)).toEqual([]);
    await expect(engine.run([{ sql: "SELECT 1", reads: true }])).rejects.toThrow(
      new EngineStopped("was closed", undefined),
    );
    await engine.close();
  });

  it("serves two engines one after another, and leaves no folder", async () => {
    for (const answer of [1, 2]) {
      const engine = await open(engineChildPath());
      expect(await engine.run([{ sql: `SELECT ${answer} AS answer`, reads: true }])).toEqual([
        { ok: true, rows: [{ answer }] },
      ]);
      expect(await readdir(scratchParent)).toHaveLength(1);
      await engine.close();
      expect(await readdir(scratchParent)).toEqual([]);
    }
  });

  it("stops a running call when it is closed", async () => {
    const engine = await open(engineChildPath());
    const running = engine.run([{ sql: slow, reads: true }]).catch((error) => error);
    await setTimeout(200);
    await engine.close();
    expect(await running).toEqual(new EngineStopped("was closed", undefined));
  });

  it("names the statement at which its process died", async () => {
    const program = `process.on("message", ({ kind }) => {
      if (kind === "open") process.send({ kind: "opened", version: "26.7" });
      else process.exit(7);
    });`;
    const engine = await open(await standIn(program));
    await expect(engine.run([{ sql: "SELECT 1", reads: true }])).rejects.toThrow(
      "The engine died (exit code 7) at statement 1: SELECT 1.",
    );
    expect(await readdir(scratchParent)).toEqual([]);
  });

  it("says that chdb is not installed", async () => {
    await cp(dirname(engineChildPath()), elsewhere, { recursive: true, filter: (path) => !path.endsWith("types") });
    await writeFile(join(elsewhere, "package.json"), '{ "type": "module" }');
    const failed = await open(join(elsewhere, "engine-child.js")).catch((error) => error);
    expect(failed).toBeInstanceOf(EngineUnavailable);
    expect(failed.reason).toBe("not-installed");
    expect(failed.message).toBe(
      "The embedded ClickHouse is not installed: `npm install chdb` on Linux (glibc) or macOS, " +
        "or name a scratch ClickHouse server by its URL.",
    );
    expect(await readdir(scratchParent)).toEqual([]);
  });

  it("says that its process did not start", async () => {
    const failed = await open(await standIn("process.exit(3);")).catch((error) => error);
    expect(failed).toBeInstanceOf(EngineUnavailable);
    expect(failed.reason).toBe("did-not-start");
    expect(failed.message).toContain("died while starting (exit code 3)");
    expect(await readdir(scratchParent)).toEqual([]);
  });

  it("says that its program is missing", async () => {
    const failed = await open(join(elsewhere, "nothing.js")).catch((error) => error);
    expect(failed).toBeInstanceOf(EngineUnavailable);
    expect(failed.reason).toBe("did-not-start");
  });

  it("waits for its process no longer than the start limit", async () => {
    const childPath = await standIn("setInterval(() => {}, 1000);");
    await expect(
      openEmbeddedEngine({ timeLimitMs: 30_000, startLimitMs: 100, childPath, scratchParent }),
    ).rejects.toThrow("The engine was stopped after 100 ms while starting.");
    expect(await readdir(scratchParent)).toEqual([]);
  });
});
