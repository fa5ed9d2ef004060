import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Disk, realDisk } from "../../src/write/disk.js";
import { writeFolder } from "../../src/write/write.js";
import { desired, filesBelow, output, outputFolder } from "./output-folder.js";
import { forced, gentle, shop, written } from "./shop-files.js";

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

  it("has a folder without permission, unless the superuser asks, to whom all is permitted", async () => {
    const out = await written();
    chmodSync(join(out, "clickhouse/orders"), 0o500);
    const next = Object.fromEntries(Object.keys(shop).map((path) => [path, "new\n"]));
    const run = writeFolder(out, desired(next), gentle);
    if (process.getuid?.() === 0) await run;
    else await expect(run).rejects.toThrow("write/not-permitted");
    expect(output(out)).toEqual(process.getuid?.() === 0 ? next : shop);
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
