import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareFolder } from "../../src/write/compare.js";
import { type Disk, realDisk } from "../../src/write/disk.js";
import { writeFolder } from "../../src/write/write.js";
import { desired, filesBelow, output, outputFolder, put } from "./output-folder.js";

const gentle = { force: false, patience: 0 };
const forced = { force: true, patience: 0 };

const shop = {
  "README.md": "# shop\n",
  "clickhouse/orders/01-table.sql": "CREATE TABLE orders\n",
  "clickhouse/orders/02-view.sql": "CREATE VIEW orders\n",
};

async function written(files: Readonly<Record<string, string>> = shop): Promise<string> {
  const out = outputFolder();
  await writeFolder(out, desired(files), gentle);
  return out;
}

function kinds(changes: readonly { path: string; kind: string }[]): Record<string, string> {
  return Object.fromEntries(changes.map(({ path, kind }) => [path, kind]));
}

describe("writing a folder", () => {
  it("writes what is not there, and the lock", async () => {
    const out = outputFolder();
    const { changes, lock } = await writeFolder(out, desired(shop), gentle);
    expect(output(out)).toEqual(shop);
    expect(Object.values(kinds(changes))).toEqual(["added", "added", "added"]);
    expect(lock).toBe("added");
    expect(existsSync(join(out, ".headrace-staging"))).toBe(false);
  });

  it("writes nothing when nothing changed", async () => {
    const out = await written();
    const long = new Date(1_000_000_000_000);
    for (const path of [...Object.keys(filesBelow(out)), "", "clickhouse"]) utimesSync(join(out, path), long, long);
    const refusing = new Proxy(realDisk, { get: () => () => expect.unreachable("nothing is to be written") });
    expect(await writeFolder(out, desired(shop), { ...gentle, disk: refusing })).toEqual({
      changes: [],
      lock: "unchanged",
      diagnostics: [],
    });
    for (const path of [...Object.keys(filesBelow(out)), ""]) expect(statSync(join(out, path)).mtime).toEqual(long);
  });

  it("replaces what changed, removes what is no longer generated, and leaves the rest alone", async () => {
    const out = await written();
    put(out, "clickhouse/notes.txt", "mine\n");
    const long = new Date(1_000_000_000_000);
    utimesSync(join(out, "README.md"), long, long);
    const next = {
      "README.md": "# shop\n",
      "clickhouse/orders/01-table.sql": "CREATE TABLE orders (id)\n",
      "kafka/topics.json": "[]\n",
    };
    const { changes } = await writeFolder(out, desired(next), gentle);
    expect(kinds(changes)).toEqual({
      "clickhouse/orders/01-table.sql": "changed",
      "clickhouse/orders/02-view.sql": "orphaned",
      "kafka/topics.json": "added",
    });
    expect(output(out)).toEqual({ ...next, "clickhouse/notes.txt": "mine\n" });
    expect(statSync(join(out, "README.md")).mtime).toEqual(long);
  });

  it("removes folders that became empty", async () => {
    const out = await written({ "a/b/c/one.sql": "1\n", "a/b/d/two.sql": "2\n", "z.sql": "3\n" });
    await writeFolder(out, desired({ "z.sql": "3\n" }), gentle);
    expect(existsSync(join(out, "a"))).toBe(false);
  });

  it("writes again what somebody deleted", async () => {
    const out = await written();
    rmSync(join(out, "clickhouse"), { recursive: true });
    const { changes } = await writeFolder(out, desired(shop), gentle);
    expect(new Set(Object.values(kinds(changes)))).toEqual(new Set(["missing"]));
    expect(output(out)).toEqual(shop);
  });

  it("adopts files that have the right bytes already when the lock is lost", async () => {
    const out = await written();
    rmSync(join(out, "headrace.lock.json"));
    expect(await writeFolder(out, desired(shop), gentle)).toMatchObject({ changes: [], lock: "added" });
  });
});

describe("what somebody edited", () => {
  it("is not overwritten", async () => {
    const out = await written();
    put(out, "README.md", "# by hand\n");
    const before = filesBelow(out);
    const run = writeFolder(out, desired({ ...shop, "README.md": "# shop 2\n" }), gentle);
    await expect(run).rejects.toThrow(/write\/edited-by-hand[\s\S]*README\.md/);
    expect(filesBelow(out)).toEqual(before);
  });

  it("is overwritten with force", async () => {
    const out = await written();
    put(out, "README.md", "# by hand\n");
    await writeFolder(out, desired(shop), forced);
    expect(output(out)).toEqual(shop);
  });

  it("is fine when it equals what is generated now", async () => {
    const out = await written();
    put(out, "README.md", "# shop 2\n");
    const { changes } = await writeFolder(out, desired({ ...shop, "README.md": "# shop 2\n" }), gentle);
    expect(changes).toEqual([]);
  });

  it("is never deleted, not even with force", async () => {
    const out = await written();
    put(out, "README.md", "# by hand\n");
    const { "README.md": _gone, ...rest } = shop;
    await expect(writeFolder(out, desired(rest), gentle)).rejects.toThrow("write/edited-by-hand");
    const { diagnostics } = await writeFolder(out, desired(rest), forced);
    expect(diagnostics.map((each) => each.code)).toEqual(["write/edited-kept"]);
    expect(readFileSync(join(out, "README.md"), "utf8")).toBe("# by hand\n");
    expect(await writeFolder(out, desired(rest), gentle)).toMatchObject({ changes: [], diagnostics: [] });
  });

  it("is refused when it was never ours", async () => {
    const out = outputFolder();
    put(out, "README.md", "# somebody's\n");
    await expect(writeFolder(out, desired(shop), gentle)).rejects.toThrow(/write\/not-ours[\s\S]*README\.md/);
    await writeFolder(out, desired(shop), forced);
    expect(output(out)).toEqual(shop);
  });
});

describe("a folder that can't be written", () => {
  it("is a file", async () => {
    const out = outputFolder();
    writeFileSync(out, "");
    await expect(writeFolder(out, desired(shop), gentle)).rejects.toThrow("write/out-not-a-folder");
    await expect(writeFolder(join(out, "prod"), desired(shop), gentle)).rejects.toThrow("write/out-not-a-folder");
  });

  it("has a folder where a file is to be", async () => {
    const out = outputFolder();
    mkdirSync(join(out, "README.md"), { recursive: true });
    await expect(writeFolder(out, desired(shop), forced)).rejects.toThrow(
      /write\/in-the-way[\s\S]*README\.md \(folder\)/,
    );
  });

  it("leads out by a symbolic link", async () => {
    const out = outputFolder();
    const elsewhere = join(dirname(out), "elsewhere");
    mkdirSync(elsewhere);
    mkdirSync(out);
    symlinkSync(elsewhere, join(out, "clickhouse"));
    await expect(writeFolder(out, desired(shop), forced)).rejects.toThrow(
      /in-the-way[\s\S]*clickhouse \(symbolic link\)/,
    );
    expect(filesBelow(elsewhere)).toEqual({});
  });

  it("removes nothing through a symbolic link", async () => {
    const out = await written();
    const elsewhere = join(dirname(out), "elsewhere");
    rmSync(join(out, "clickhouse"), { recursive: true });
    mkdirSync(join(elsewhere, "orders"), { recursive: true });
    symlinkSync(elsewhere, join(out, "clickhouse"));
    await writeFolder(out, desired({ "README.md": "# shop\n" }), gentle);
    expect(existsSync(join(elsewhere, "orders"))).toBe(true);
  });

  it.each([
    ["ENOSPC", "write/no-space"],
    ["EROFS", "write/not-permitted"],
    ["EIO", "write/failed"],
  ])("refuses a file with %s", async (code, expected) => {
    const out = await written();
    const before = filesBelow(out);
    const full: Disk = {
      ...realDisk,
      writeFile(path, text, options) {
        if (path.endsWith("02-view.sql")) throw Object.assign(new Error(code), { code, syscall: "write", path });
        realDisk.writeFile(path, text, options);
      },
    };
    const next = Object.fromEntries(Object.keys(shop).map((path) => [path, "new\n"]));
    await expect(writeFolder(out, desired(next), { ...gentle, disk: full })).rejects.toThrow(expected);
    expect(filesBelow(out)).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0)("has a folder without permission", async () => {
    const out = await written();
    chmodSync(join(out, "clickhouse/orders"), 0o500);
    const next = Object.fromEntries(Object.keys(shop).map((path) => [path, "new\n"]));
    await expect(writeFolder(out, desired(next), gentle)).rejects.toThrow("write/not-permitted");
    expect(output(out)).toEqual(shop);
    chmodSync(join(out, "clickhouse/orders"), 0o700);
  });

  it("stops when asked, as long as nothing was replaced", async () => {
    const out = await written();
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`many/${index}.sql`, "new\n"]));
    const stop = new AbortController();
    const run = writeFolder(out, desired(many), { ...gentle, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(run).rejects.toThrow("aborted");
    expect(output(out)).toEqual(shop);
  });
});

describe("paths that can't be generated", () => {
  it.each([
    ["../outside.sql", "write/invalid-path"],
    ["/etc/passwd", "write/invalid-path"],
    ["a//b.sql", "write/invalid-path"],
    ["a\\b.sql", "write/invalid-path"],
    [`${"x".repeat(300)}.sql`, "write/invalid-path"],
    ["headrace.lock.json", "write/invalid-path"],
    [".headrace-staging/new/x", "write/invalid-path"],
    ["readme.md", "write/colliding-paths"],
    ["README.md/inner", "write/colliding-paths"],
    ["ClickHouse/x.sql", "write/colliding-paths"],
    ["clickhouse", "write/colliding-paths"],
  ])("%s", async (path, code) => {
    const out = outputFolder();
    await expect(writeFolder(out, desired({ ...shop, [path]: "" }), forced)).rejects.toThrow(code);
    expect(existsSync(out)).toBe(false);
  });

  it("a path twice", async () => {
    const twice = desired(shop);
    const run = writeFolder(outputFolder(), { ...twice, artifacts: [...twice.artifacts, ...twice.artifacts] }, forced);
    await expect(run).rejects.toThrow(/write\/duplicate-path[\s\S]*README\.md/);
  });
});

describe("comparing", () => {
  it("writes nothing", async () => {
    const out = outputFolder();
    await compareFolder(out, desired(shop));
    expect(existsSync(out)).toBe(false);
  });

  it("names every kind of change", async () => {
    const out = await written({ ...shop, "missing.sql": "m\n", "orphan.sql": "o\n", "edited.sql": "e\n" });
    rmSync(join(out, "missing.sql"));
    put(out, "edited.sql", "by hand\n");
    put(out, "foreign.sql", "foreign\n");
    put(out, "nobody/asked.txt", "\n");
    const now = {
      ...shop,
      "README.md": "new\n",
      "missing.sql": "m\n",
      "edited.sql": "e\n",
      "foreign.sql": "f\n",
      "new.sql": "n\n",
    };
    expect(kinds((await compareFolder(out, desired(now))).files)).toEqual({
      "README.md": "changed",
      "clickhouse/orders/01-table.sql": "unchanged",
      "clickhouse/orders/02-view.sql": "unchanged",
      "edited.sql": "edited",
      "foreign.sql": "foreign",
      "missing.sql": "missing",
      "new.sql": "added",
      "orphan.sql": "orphaned",
    });
  });
});
