import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { Recall, type RecallRecord } from "../../src/recall/recall.js";
import { recallFolder } from "../../src/recall/recall-folder.js";

const RECORD: RecallRecord = {
  key: "a".repeat(64),
  pipeline: "shop",
  diagnostics: [
    {
      code: "clickhouse/some-rule",
      severity: "warning",
      summary: "It is slow",
      detail: "`orders` é",
      at: undefined,
      resource: "clickhouse.table/orders",
      related: [],
    },
  ],
  artifacts: [{ path: "README.md", content: "# shop\n", resources: ["clickhouse.table/orders"] }],
  memory: new Map([["clickhouse.table/orders", { content: "abc", verdict: "executed" }]]),
  proof: { executed: 1, described: 0, parsed: 0, notJudged: 1, remembered: 0 },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "headrace-recall-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const recall = (config = "/shop/pipeline.config.ts", environment?: string) =>
  new Recall(join(folder, "kept"), config, environment);
const kept = () => readdirSync(join(folder, "kept"));

describe("the last output of a config", () => {
  it("is read as it was written", () => {
    expect(recall().read()).toBeUndefined();
    recall().write(RECORD);
    expect(recall().read()).toEqual(RECORD);
    expect(kept()).toHaveLength(1);
  });

  it("is one for each environment and config", () => {
    recall().write(RECORD);
    expect(recall("/shop/pipeline.config.ts", "staging").read()).toBeUndefined();
    expect(recall("/other/pipeline.config.ts").read()).toBeUndefined();
  });

  it.each([
    ["empty", () => Buffer.alloc(0)],
    ["cut off", (whole: Buffer) => whole.subarray(0, whole.length - 1)],
    ["changed", (whole: Buffer) => Buffer.from(whole.map((byte, at) => (at === whole.length - 3 ? byte ^ 1 : byte)))],
  ])("is not there when its file is %s", (_, damaged) => {
    recall().write(RECORD);
    const path = join(folder, "kept", kept()[0] ?? "");
    writeFileSync(path, damaged(readFileSync(path)));
    expect(recall().read()).toBeUndefined();
  });

  it("is not kept where there can be no file, and nobody is troubled", () => {
    writeFileSync(join(folder, "kept"), "a file, no folder");
    recall().write(RECORD);
    expect(recall().read()).toBeUndefined();
  });

  it("goes when many others came after it", () => {
    recall().write(RECORD);
    const oldest = kept()[0] ?? "";
    utimesSync(join(folder, "kept", oldest), 1, 1);
    for (let index = 0; index < 40; index++) recall(`/shop/${index}.ts`).write(RECORD);
    expect(kept()).toHaveLength(32);
    expect(kept()).not.toContain(oldest);
  });
});

describe("where it is kept", () => {
  it("is the nearest node_modules above the config", () => {
    const config = join(folder, "pipelines", "shop", "pipeline.config.ts");
    mkdirSync(join(folder, "pipelines", "shop"), { recursive: true });
    expect(recallFolder(config, undefined)?.startsWith(folder) ?? false).toBe(false);
    mkdirSync(join(folder, "node_modules"));
    expect(recallFolder(config, undefined)).toBe(join(folder, "node_modules", ".cache", "headrace"));
    mkdirSync(join(folder, "pipelines", "node_modules"));
    expect(recallFolder(config, "")).toBe(join(folder, "pipelines", "node_modules", ".cache", "headrace"));
  });

  it("is where the user says, or nowhere", () => {
    expect(recallFolder("/shop/pipeline.config.ts", "/var/cache/shop")).toBe("/var/cache/shop");
    expect(recallFolder("/shop/pipeline.config.ts", "off")).toBeUndefined();
  });
});
