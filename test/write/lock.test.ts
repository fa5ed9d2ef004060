import { describe, expect, it } from "vitest";
import { readLock } from "../../src/write/lock.js";
import { parseLock } from "../../src/write/lock-parse.js";
import type { Lock } from "../../src/write/lock-shape.js";
import { lockText } from "../../src/write/lock-text.js";
import { outputFolder, put } from "./output-folder.js";

const ONE = "1".repeat(64);
const TWO = "2".repeat(64);

const lock: Lock = {
  headrace: "0.1.0",
  pipeline: "shop",
  files: new Map([
    ["clickhouse/orders/02-view.sql", { sha256: TWO, resources: ["clickhouse.view/analytics.orders"] }],
    ["clickhouse/orders/01-table.sql", { sha256: ONE, resources: ["clickhouse.table/a", "clickhouse.mirror/b"] }],
  ]),
  proofs: new Map([
    ["clickhouse.view/a", { content: "abc", verdict: "described", columns: [{ name: "id", type: "Int32" }] }],
    ["clickhouse.table/a", { content: "def", verdict: "executed" }],
  ]),
};

const text = `{
  "version": 1,
  "headrace": "0.1.0",
  "pipeline": "shop",
  "files": {
    "clickhouse/orders/01-table.sql": {"sha256":"${ONE}","resources":["clickhouse.table/a","clickhouse.mirror/b"]},
    "clickhouse/orders/02-view.sql": {"sha256":"${TWO}","resources":["clickhouse.view/analytics.orders"]}
  },
  "proofs": {
    "clickhouse.table/a": {"content":"def","verdict":"executed"},
    "clickhouse.view/a": {"content":"abc","verdict":"described","columns":[{"name":"id","type":"Int32"}]}
  }
}
`;

describe("the lock's text", () => {
  it("is sorted, one entry a line", () => {
    expect(lockText(lock)).toBe(text);
  });

  it("is read back as it was written", () => {
    expect(parseLock(text)).toEqual(lock);
  });

  it("can be empty", () => {
    const empty: Lock = { headrace: "0.1.0", pipeline: "shop", files: new Map(), proofs: new Map() };
    expect(parseLock(lockText(empty))).toEqual(empty);
  });
});

describe("a lock that can't be read", () => {
  it.each([
    ["merge conflict markers", `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> main\n`, "it has merge conflict markers"],
    ["half a file", text.slice(0, 100), "it is not a JSON object"],
    [
      "another version",
      text.replace('"version": 1', '"version": 2'),
      "its version is 2, and this Headrace reads version 1",
    ],
    ["no version", text.replace('"version": 1,', ""), "its version is missing, and this Headrace reads version 1"],
    ["a damaged hash", text.replace(ONE, "123"), "the entry of `clickhouse/orders/01-table.sql` is damaged"],
    ["a damaged proof", text.replace("executed", "believed"), "the proof of `clickhouse.table/a` is damaged"],
    [
      "a path outside the folder",
      text.replace("clickhouse/orders/01", "../../etc/01"),
      'the path "../../etc/01-table.sql" has `..` in it',
    ],
  ])("%s", (_, damaged, reason) => {
    expect(parseLock(damaged)).toBe(reason);
  });

  it("is refused with how to mend it", async () => {
    const out = outputFolder();
    put(out, "headrace.lock.json", "<<<<<<< HEAD\n");
    await expect(readLock(out)).rejects.toThrow(
      /^lock\/unreadable: .*headrace\.lock\.json: it has merge conflict markers\. Restore it with `git checkout/,
    );
  });

  it("is nothing when there is none", async () => {
    expect(await readLock(outputFolder())).toBeUndefined();
  });
});
