import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Engine, openEngine } from "../../../../src/engine/index.js";
import { backupFiles } from "../../../../src/systems/clickhouse/emit/backup/backup-files.js";
import { call, resolved } from "../../../compiler/resolve/loaded.js";
import { clientOf, type TestClient } from "./test-client.js";

// The generated scripts, on the embedded engine.
let engine: Engine;
let folder: string;
let client: TestClient;

const { pipeline } = resolved(
  call("clickhouse.table", "drilled.orders", {
    columns: { id: "UInt64", status: "String" },
    engine: { type: "ReplacingMergeTree" },
    orderBy: ["id"],
  }),
  call("clickhouse.table", "drilled.copied", {
    columns: { id: "UInt64", version: "UInt64" },
    engine: {
      type: "ReplicatedReplacingMergeTree",
      path: "/drilled/{shard}/copied",
      replica: "{replica}",
      version: "version",
    },
    orderBy: ["id"],
  }),
  call("clickhouse.table", "drilled.`odd\\name", { columns: { id: "UInt64" }, orderBy: ["id"] }),
  call("clickhouse.table", "drilled.log", { columns: { id: "UInt64" }, engine: { type: "Log" } }),
  call("clickhouse.backup", "nightly", { databases: ["drilled"], to: { disk: "backups" }, full: "daily" }),
);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "headrace-drill-"));
  for (const { path, content } of backupFiles(pipeline)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
  client = await clientOf(engine, folder);
  await write(
    "CREATE DATABASE drilled",
    "CREATE TABLE drilled.orders (id UInt64, status String) ENGINE = ReplacingMergeTree ORDER BY id",
    "CREATE TABLE drilled.copied (id UInt64, version UInt64) ENGINE = ReplicatedReplacingMergeTree('/drilled/{shard}/copied', '{replica}', version) ORDER BY id",
    "CREATE TABLE drilled.`\\`odd\\\\name` (id UInt64) ENGINE = MergeTree ORDER BY id",
    "INSERT INTO drilled.`\\`odd\\\\name` SELECT number FROM numbers(3)",
    "CREATE TABLE drilled.log (id UInt64) ENGINE = Log",
    "INSERT INTO drilled.orders SELECT number, 'new' FROM numbers(1000)",
    "INSERT INTO drilled.orders SELECT number, 'paid' FROM numbers(100)",
    "INSERT INTO drilled.log SELECT number FROM numbers(5)",
  );
});
afterAll(async () => {
  await client?.stop();
  await engine?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function write(...statements: readonly string[]): Promise<void> {
  for (const sql of statements) {
    const [result] = await engine.run([{ sql, reads: false }]);
    if (result?.ok !== true) throw new Error(`${sql}: ${result?.failure.message}`);
  }
}

async function script(...parameters: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa("sh", parameters, {
    cwd: join(folder, "clickhouse/backups/nightly"),
    env: { CLICKHOUSE_CLIENT: client.command },
    reject: false,
  });
  return { exitCode, said: `${stdout}\n${stderr}`.trim() };
}

const databases = () => client.ask("SELECT name FROM system.databases WHERE name LIKE 'drilled%' ORDER BY name");

test("without a backup one is taken, restored, counted, and its copy dropped", async () => {
  const { exitCode, said } = await script("drill.sh");
  expect(said).toContain("The server knows of no backup since it was started: one is taken first.");
  expect(said).toMatch(/^ok drilled\.orders: 1[01]00 rows, at least 0$/m);
  expect(said).toContain("ok drilled.`odd\\name: 3 rows");
  expect(said).toMatch(/nightly\/[\dT-]+\/full is whole\.$/m);
  expect(exitCode).toBe(0);
  expect(await databases()).toBe("drilled\n");
});

test("what a table had before the backup and the backup has not is told, and nothing is left behind", async () => {
  // As if all rows had been there for long when the backup was begun.
  await write("INSERT INTO drilled.orders SELECT number + 5000, 'late' FROM numbers(7)");
  const compare = join(folder, "clickhouse/backups/nightly/drill-compare.sql");
  writeFileSync(compare, readFileSync(compare, "utf8").replace("toDateTime({begun:UInt32}) - 60", "now() + 60"));
  const { exitCode, said } = await script("drill.sh");
  expect(said).toMatch(/^MISSING drilled\.orders: 1[01]00 rows, at least 1[01]07$/m);
  expect(said).toContain("The drill has failed: rows are missing");
  expect(exitCode).toBe(1);
  expect(await databases()).toBe("drilled\n");
});

test("the newest backup is taken, an incremental one with what it is based on", async () => {
  expect((await script("backup.sh", "incremental")).exitCode).toBe(0);
  const { exitCode, said } = await script("drill.sh");
  expect(said).toMatch(/^ok drilled\.orders: 1[01]07 rows, at least 1[01]07$/m);
  expect(said).not.toMatch(/\/full is whole/);
  expect(exitCode).toBe(0);
});
