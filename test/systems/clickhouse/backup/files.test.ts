import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../../../../src/compiler/model/json.js";
import { backupFiles } from "../../../../src/systems/clickhouse/emit/backup/backup-files.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, sql } from "../../../compiler/resolve/loaded.js";

const DECLARED = [
  SHOP,
  ORDERS,
  ORDERS_NOW,
  call("clickhouse.cluster", "servers", { shards: [{ replicas: ["one:9000"] }, { replicas: ["two:9000"] }] }),
  call("clickhouse.namedCollection", "bucket", { values: { access_key_id: "x", secret_access_key: "y" } }),
  call("clickhouse.namedCollection", "whole", { values: { url: "https://s3/b", access_key_id: "x" } }),
  call("clickhouse.table", "b.`odd name", { columns: { id: "Int32" }, orderBy: ["id"] }),
  call("clickhouse.materializedView", "b.hourly", {
    refresh: "EVERY 1 HOUR",
    orderBy: ["id"],
    query: sql("SELECT 1 AS id"),
  }),
  call("clickhouse.view", "b.names", { query: sql("SELECT 1 AS id") }),
];

/** The statement of a file, without its head. */
function statementOf(options: JsonObject, file: string, name = "nightly"): string {
  const { pipeline } = resolved(...DECLARED, call("clickhouse.backup", name, { databases: ["a"], ...options }));
  const found = backupFiles(pipeline).find(({ path }) => path.endsWith(`/${file}`));
  return (found?.content ?? "").replace(/^(--.*\n)+\n/, "");
}

test("saves what keeps rows: storage, fences and dead letters, no queue and no view", () => {
  expect(statementOf({ to: { disk: "backups" } }, "full.sql")).toBe(`BACKUP
    TABLE a.orders_rows,
    TABLE a.shop_dead_letters,
    TABLE a.shop_fences
TO Disk('backups', {backup:String});
`);
});

test("an incremental one names what it is based on, and a restore is of the same tables", () => {
  const to = { disk: "it's" };
  expect(statementOf({ databases: ["b"], to }, "incremental.sql")).toBe(`BACKUP
    TABLE b.\`\\\`odd name\`
TO Disk('it\\'s', {backup:String})
SETTINGS base_backup = Disk('it\\'s', {base:String});
`);
  expect(statementOf({ databases: ["b"], to }, "restore.sql")).toBe(`RESTORE
    TABLE b.\`\\\`odd name\`
FROM Disk('it\\'s', {backup:String});
`);
});

test("a bucket is named by its collection, and by its URL where the collection has another", () => {
  const bucket = (name: string) => ({
    to: { s3: "https://s3/b", collection: { $ref: `clickhouse.namedCollection/${name}` } },
    cluster: { $ref: "clickhouse.cluster/servers" },
  });
  expect(statementOf({ databases: ["b"], ...bucket("bucket") }, "full.sql")).toBe(`BACKUP
    TABLE b.\`\\\`odd name\`
ON CLUSTER servers
TO S3(bucket, {backup:String}, url = 'https://s3/b');
`);
  expect(statementOf(bucket("whole"), "full.sql")).toContain("TO S3(whole, {backup:String});");
});

// The script is run with a client that writes down what it is asked.
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headrace-backup-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function scriptOf(name: string): string {
  const { pipeline } = resolved(
    ...DECLARED,
    call("clickhouse.backup", name, { databases: ["a"], to: { disk: "backups" } }),
  );
  for (const { path, content } of backupFiles(pipeline)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const client = join(folder, "client");
  writeFileSync(client, `#!/bin/sh\necho "$@" >> ${folder}/asked\ncase $1 in --query) echo "$KNOWN" ;; esac\n`);
  chmodSync(client, 0o755);
  return join(folder, backupFiles(pipeline)[0]?.path ?? "");
}

function asked(script: string, known: string, ...parameters: readonly string[]): readonly string[] {
  writeFileSync(join(folder, "asked"), "");
  const env = { ...process.env, KNOWN: known, CLICKHOUSE_CLIENT: join(folder, "client") };
  execFileSync("sh", [script, ...parameters], { env, stdio: ["ignore", "pipe", "pipe"] });
  return readFileSync(join(folder, "asked"), "utf8").trimEnd().split("\n");
}

test("the script begins a folder with a full backup, and puts what changed into it", () => {
  const script = scriptOf("nightly");
  expect(asked(script, "", "full", "2026-01-31T00-00-00")).toEqual([
    "--param_backup=nightly/2026-01-31T00-00-00/full --queries-file full.sql",
  ]);
  expect(asked(script, "2026-01-31T00-00-00", "incremental", "2026-01-31T04-00-00")).toEqual([
    "--query SELECT max(extract(name, '\\'nightly/([^/]+)/full\\'')) FROM system.backups WHERE status = 'BACKUP_CREATED'",
    "--param_base=nightly/2026-01-31T00-00-00/full --param_backup=nightly/2026-01-31T00-00-00/2026-01-31T04-00-00 --queries-file incremental.sql",
  ]);
});

test("the script takes a full backup where the server knows of none", () => {
  expect(asked(scriptOf("nightly"), "", "incremental", "now").at(-1)).toBe(
    "--param_backup=nightly/now/full --queries-file full.sql",
  );
});

test("a name can't leave its folder or its quotes", () => {
  const script = scriptOf('../"$(x)`');
  expect(asked(script, "", "full", "now")).toEqual([
    "--param_backup=..%2F%22%24%28x%29%60/now/full --queries-file full.sql",
  ]);
});

test("the script refuses what it does not know", () => {
  expect(() => asked(scriptOf("nightly"), "", "fulll")).toThrow("usage: backup.sh full|incremental [time]");
});
