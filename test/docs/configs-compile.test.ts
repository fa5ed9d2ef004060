import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compile } from "../../src/compile.js";
import { SharedEngine } from "../kit/shared-engine.js";
import { allBlocks, placeOf, wordOf } from "./pages.js";

// One engine serves all: to start one for each would take minutes.
const given = vi.hoisted(() => ({ engine: undefined as SharedEngine | undefined }));
vi.mock(import("../../src/engine/open.js"), async (original) => ({
  ...(await original()),
  openEngine: async () => {
    if (given.engine === undefined) throw new Error("The engine is not there yet");
    return given.engine.fresh();
  },
}));
const engine = new SharedEngine();
given.engine = engine;
afterAll(() => engine.close());

// Every whole config of the docs is accepted by the compiler and the engine, without a warning; one that is marked
// `failing=<code>` is refused with that code. Those of the pages of codes are the rules' own cases: test/rules.
const configs = allBlocks("ts").filter(
  (block) => block.content.includes("definePipeline(") && !block.page.startsWith("docs/diagnostics/"),
);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "headrace-docs-"));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(configs.map((block) => ({ place: placeOf(block), block })))("$place", async ({ block }) => {
  const configPath = join(folder, "pipeline.config.ts");
  await writeFile(configPath, block.content);
  const memory = new Map();
  const options = { configPath, environment: undefined, engine: "embedded", memory, trustMemory: false } as const;
  const { diagnostics, artifacts, sources } = await compile(options);
  sources.close();
  const failing = wordOf(block, "failing");
  expect(diagnostics.map((each) => each.code)).toEqual(failing === undefined ? [] : [failing]);
  expect(artifacts.length > 0).toBe(failing === undefined);
});
