import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { compile } from "../../src/compile.js";
import { locateDiagnostics } from "../../src/compiler/diagnose/located.js";
import { SharedEngine } from "../kit/shared-engine.js";
import { FOUND } from "./document/found.js";

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

// The data path of a hand-written pipeline, as its authors published it: what is wrong in it is found, each fault at
// its place, and nothing else.
const folder = join(import.meta.dirname, "..", "..", "examples", "postgres-cdc", "document");
const configs = readdirSync(folder).filter((name) => name.endsWith(".config.ts"));

test("every config of the document has its expectation", () => {
  expect(configs.sort()).toEqual(Object.keys(FOUND).sort());
});

test.each(configs)("%s", { timeout: 60_000 }, async (name) => {
  const configPath = join(folder, name);
  const memory = new Map();
  const options = { configPath, environment: undefined, engine: "embedded", memory, trustMemory: false } as const;
  const { diagnostics, sources, artifacts } = await compile(options);
  const located = await locateDiagnostics(diagnostics, sources);
  sources.close();
  expect(located.map(({ code, location }) => `${code} ${location?.line}`)).toEqual(FOUND[name]);
  expect(artifacts.length === 0).toBe(diagnostics.some(({ severity }) => severity === "error"));
});
