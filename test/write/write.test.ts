import { existsSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { realDisk } from "../../src/write/disk.js";
import { writeFolder } from "../../src/write/write.js";
import { desired, filesBelow, output, outputFolder, put } from "./output-folder.js";
import { gentle, kinds, shop, written } from "./shop-files.js";

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
