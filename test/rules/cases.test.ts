import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { compile } from "../../src/compile.js";
import { configOfCase } from "../../src/compiler/check/rule-case.js";
import type { Diagnostic } from "../../src/compiler/model/diagnostic.js";
import { allCodes, systems } from "../../src/registry.js";
import { SharedEngine } from "../kit/shared-engine.js";

// One engine serves all: to start one for each would take minutes.
const given = vi.hoisted(() => ({ engine: undefined as SharedEngine | undefined }));
vi.mock(import("../../src/engine/open.js"), async (original) => ({
  ...(await original()),
  openEngine: async () => {
    if (given.engine === undefined) throw new Error("The engine is not there yet");
    return given.engine.fresh();
  },
}));
vi.mock(import("../../src/compiler/load/load-config.js"), async (original) => ({
  ...(await original()),
  loadConfig: (await import("../kit/load-here.js")).loadHere,
}));
const engine = new SharedEngine();
given.engine = engine;
afterAll(() => engine.close());

// Every rule is refused by its failing case, at a place in it, and by nothing else; its passing case is accepted by
// all rules and by the engine.
const rules = systems.flatMap((system) => system.rules);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "headrace-rules-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function diagnosticsOf(name: string, body: string): Promise<readonly Diagnostic[]> {
  const configPath = join(folder, `${name.replaceAll("/", "-")}.config.ts`);
  await writeFile(configPath, configOfCase(body));
  const compilation = await compile({
    configPath,
    environment: undefined,
    engine: "embedded",
    memory: new Map(),
    trustMemory: false,
  });
  compilation.sources.close();
  return compilation.diagnostics;
}

describe.each(rules.map((rule) => ({ code: rule.code, rule })))("$code", ({ code, rule }) => {
  test("refuses its failing case, and nothing else does", async () => {
    const diagnostics = await diagnosticsOf(`${code}-failing`, rule.failing);
    expect(diagnostics.map((each) => `${each.code} ${each.at === undefined ? "nowhere" : "located"}`)).toEqual([
      `${code} located`,
    ]);
  });
  test("accepts its passing case", async () => {
    expect(await diagnosticsOf(`${code}-passing`, rule.passing)).toEqual([]);
  });
});

test("codes are permanent names, each once, with texts", () => {
  const codes = allCodes();
  expect(new Set(codes.map((each) => each.code)).size).toBe(codes.length);
  for (const each of codes) {
    expect(each.code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
    expect(each.summary).toMatch(/^[A-Z].*[^.]$/);
    for (const text of [each.why, each.mend]) expect(text).toMatch(/[.?]$|`$/);
  }
});
