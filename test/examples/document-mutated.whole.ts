import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../src/compiler/load/load-config.js";
import { type Engine, openEngine } from "../../src/engine/index.js";
import { judge, shown } from "./mutations/compile-mutation.js";
import { mutations } from "./mutations/mutations.js";

// Every column of the whole example renamed, dropped and retyped, one at a time: what is told, where, and nothing else.
// The expectations are the files beside; `npx vitest run --config .ci/vitest.mutations.config.ts -u` writes them, to be read.
const root = join(import.meta.dirname, "..", "..");
const EXAMPLES = [["postgres-cdc", "examples/postgres-cdc/pipeline.config.ts"]];

let engine: Engine | undefined;
beforeAll(async () => {
  engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
});
afterAll(() => engine?.close());

test.each(EXAMPLES)("%s", { timeout: 600_000 }, async (name, path) => {
  if (engine === undefined) throw new Error("The engine is not open");
  const { config, sources } = await loadConfig({ configPath: join(root, path ?? ""), environment: undefined });
  sources.close();
  const sound = await judge(config, engine, new Map());
  expect(shown(sound.diagnostics)).toEqual([]);
  const lines: string[] = [];
  for (const mutation of mutations(config)) {
    const { diagnostics } = await judge(mutation.config, engine, sound.proven);
    expect(diagnostics.filter((each) => each.at === undefined)).toEqual([]);
    lines.push(
      mutation.title,
      ...(diagnostics.length === 0 ? ["    nothing"] : shown(diagnostics).map((each) => `    ${each}`)),
    );
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`mutations/${name}.txt`);
});
