import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../fixtures/projects/project.js";
import { shopProject } from "../fixtures/projects/shop.js";
import { refused } from "./refused.js";

const LOCK = "generated/headrace.lock.json";

/** So that there is something to write. */
function changedShop() {
  const project = shopProject();
  project.edit("pipeline.config.ts", "partitions: 3", "partitions: 4");
  return project;
}

describe("an output folder that can't be written", () => {
  it("is a file", async () => {
    const project = shopProject();
    project.write("out", "somebody's notes");
    await refused(project, ["write/out-not-a-folder"], ["generate", "--out", "out"]);
  });

  it("lies below a file", async () => {
    const project = changedShop();
    project.write("notes", "somebody's");
    await refused(project, ["write/out-not-a-folder"], ["generate", "--out", "notes/out"]);
  });

  it("lies where nobody may make a folder", async () => {
    await refused(shopProject(), ["write/failed"], ["generate", "--out", "/proc/headrace"]);
  });

  it("is on a disk that is full", async () => {
    const project = changedShop();
    const staging = join(project.folder, "generated", ".headrace-staging");
    mkdirSync(staging);
    // The lock is the last that is staged: it meets the full disk when all else has been put beside the output.
    symlinkSync("/dev/full", join(staging, "lock.json"));
    const before = project.files("generated");
    const { exitCode, err } = await project.run(["generate"]);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^error {2}write\/no-space {2}/m);
    expect(err).toContain("Nothing was written.");
    expect(project.files("generated")).toEqual(before);
  });

  it("has a folder where a file is to be written", async () => {
    const project = changedShop();
    mkdirSync(join(project.folder, "out", "connect", "shop.json"), { recursive: true });
    await refused(project, ["write/in-the-way"], ["generate", "--out", "out"]);
  });
});

describe("a lock that can't be read", () => {
  it("is cut off", async () => {
    const project = changedShop();
    project.write(LOCK, project.read(LOCK).slice(0, 500));
    await refused(project, ["lock/unreadable"]);
  });

  it("has conflict markers", async () => {
    const project = changedShop();
    project.write(LOCK, project.read(LOCK).replace('  "pipeline"', '<<<<<<< ours\n  "pipeline"'));
    const { err } = await refused(project, ["lock/unreadable"]);
    expect(err).toContain("merge conflict markers");
  });

  it("is of a later version", async () => {
    const project = changedShop();
    project.edit(LOCK, '"version": 1,', '"version": 2,');
    await refused(project, ["lock/unreadable"]);
  });

  it("leads out of the folder", async () => {
    const project = changedShop();
    project.edit(LOCK, '"README.md"', '"../README.md"');
    await refused(project, ["lock/unreadable"]);
  });
});

describe("an engine that does not prove", () => {
  it("is a server that is not there", async () => {
    const project = changedShop();
    project.edit("pipeline.config.ts", "count() AS orders", "count() + 1 AS orders");
    await refused(project, ["engine/unavailable"], ["generate", "--engine", "http://127.0.0.1:1"]);
  });

  it("does not answer in time", async () => {
    const project = shopProject();
    const hurry = join(root, "test", "bad-input", "hurry.mjs");
    const { err } = await refused(project, ["engine/timeout"], ["generate", "--out", "out"], {
      NODE_OPTIONS: `--import=${hurry}`,
    });
    expect(err).toContain("at statement");
  });

  it("is off, without a lock", async () => {
    const project = shopProject();
    await refused(project, ["engine/unproven"], ["generate", "--out", "out", "--engine", "off"]);
  });
});
