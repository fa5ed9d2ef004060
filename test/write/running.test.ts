import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { realDisk } from "../../src/write/disk.js";
import { stagingPaths } from "../../src/write/names.js";
import { whileAlone } from "../../src/write/running.js";
import { writeFolder } from "../../src/write/write.js";
import { desired, output, outputFolder } from "./output-folder.js";

function marked(content: string): ReturnType<typeof stagingPaths> {
  const staging = stagingPaths(outputFolder());
  mkdirSync(dirname(staging.running), { recursive: true });
  writeFileSync(staging.running, content);
  return staging;
}

const enter = (staging: ReturnType<typeof stagingPaths>, patience = 0) =>
  whileAlone(staging, realDisk, patience, async () => "entered");

describe("two runs on one folder", () => {
  it("are refused when the other one lives", async () => {
    const staging = marked(JSON.stringify({ pid: process.ppid, host: hostname() }));
    await expect(enter(staging)).rejects.toThrow(
      `write/busy: Another run of Headrace is writing to the output folder. Process ${process.ppid} on`,
    );
  });

  it("wait for one another", async () => {
    const out = outputFolder();
    const sets = ["one\n", "two\n", "three\n"].map((text) => desired({ "a.sql": text, "b/c.sql": text }));
    await Promise.all(sets.map((set) => writeFolder(out, set, { force: false, patience: 5_000 })));
    const result = output(out);
    expect(result["a.sql"]).toBe(result["b/c.sql"]);
    expect(Object.keys(result)).toEqual(["a.sql", "b/c.sql"]);
  });

  it("go on when the other one died", async () => {
    const child = spawn(process.execPath, ["-e", "0"]);
    await once(child, "exit");
    expect(await enter(marked(JSON.stringify({ pid: child.pid, host: hostname() })))).toBe("entered");
  });

  it("go on when a container had the same process id", async () => {
    const staging = marked(JSON.stringify({ pid: process.pid, host: hostname() }));
    expect(await enter(staging)).toBe("entered");
    expect(existsSync(staging.folder)).toBe(false);
  });

  it("go on when the other machine's run has been silent for a minute", async () => {
    const staging = marked(JSON.stringify({ pid: 1, host: "elsewhere" }));
    await expect(enter(staging)).rejects.toThrow("write/busy");
    const long = new Date(Date.now() - 61_000);
    utimesSync(staging.running, long, long);
    expect(await enter(staging)).toBe("entered");
  });

  it("go on soon when the other one was killed while it made the marker", async () => {
    expect(await enter(marked(""), 3_000)).toBe("entered");
  });
});
