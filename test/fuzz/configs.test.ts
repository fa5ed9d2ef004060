import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import type { LoadedConfig } from "../../src/compiler/model/loaded-config.js";
import { SharedEngine } from "../kit/shared-engine.js";
import { specimens } from "./corpus.js";
import { judge, within } from "./judge.js";
import { harmful, harmless, type Mutation, mutated } from "./mutations.js";
import { pipelines } from "./pipelines.js";

// Random configs: what the project says is right, changed in ways in which people change it. Each is either generated
// and accepted by the engine, or refused with a place. HEADRACE_FUZZ_RUNS and HEADRACE_FUZZ_SEED choose which.
const runs = Number(process.env.HEADRACE_FUZZ_RUNS ?? 200);
const seed = Number(process.env.HEADRACE_FUZZ_SEED ?? 20_240_601);
const SLOWEST_MS = 60_000;

// Thousands of configs can't each start a thread and an engine: a config is handed in, and one engine serves many.
const given = vi.hoisted(() => ({ config: undefined as unknown, engine: undefined as SharedEngine | undefined }));
vi.mock(import("../../src/compiler/load/load-config.js"), async (original) => {
  const { loadedAs } = await import("./loaded-as.js");
  return { ...(await original()), loadConfig: async () => loadedAs(given.config as LoadedConfig) };
});
vi.mock(import("../../src/engine/open.js"), async (original) => ({
  ...(await original()),
  openEngine: async () => {
    if (given.engine === undefined) throw new Error("The engine is not there yet");
    return given.engine.fresh();
  },
}));

const all = specimens();
const engine = new SharedEngine();
given.engine = engine;
afterAll(() => engine.close());

const mutations = fc.record({
  specimen: fc.nat({ max: all.length - 1 }),
  harmless: fc.array(harmless, { maxLength: 3 }),
  harmful: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 5, arbitrary: fc.array(harmful, { minLength: 1, maxLength: 3 }) },
  ),
});
const cases: fc.Arbitrary<Case> = fc.oneof(
  { weight: 3, arbitrary: mutations.map(mutatedSpecimen) },
  { weight: 1, arbitrary: pipelines.map((config) => ({ title: JSON.stringify(config), config: async () => config })) },
);

interface Case {
  readonly title: string;
  readonly config: () => Promise<LoadedConfig>;
}

function mutatedSpecimen(chosen: {
  readonly specimen: number;
  readonly harmless: readonly Mutation[];
  readonly harmful: readonly Mutation[];
}): Case {
  const specimen = all[chosen.specimen];
  if (specimen === undefined) throw new Error("There is no such specimen");
  const changes = [...chosen.harmless, ...chosen.harmful];
  return {
    title: `${specimen.name} ${JSON.stringify(changes)}`,
    config: async () => changes.reduce(mutated, await specimen.load()),
  };
}

test(`${runs} random configs (seed ${seed}) are generated and accepted, or refused with a place`, async () => {
  const refusals = new Map<string, number>();
  const counts = { accepted: 0, refused: 0 };
  const failures: string[] = [];
  await fc.assert(
    fc.asyncProperty(cases, async ({ title, config }) => {
      given.config = await config();
      try {
        const { refusedWith } = await within(SLOWEST_MS, judge(engine));
        counts[refusedWith.length === 0 ? "accepted" : "refused"]++;
        for (const code of refusedWith) refusals.set(code, (refusals.get(code) ?? 0) + 1);
      } catch (error) {
        failures.push(`${title}\n${error instanceof Error ? error.stack : error}`);
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  const byCode = [...refusals].sort(([, left], [, right]) => right - left).map(([code, count]) => `${code} ${count}`);
  console.log(`seed ${seed}: ${counts.accepted} accepted, ${counts.refused} refused: ${byCode.join(", ")}`);
  expect(failures).toEqual([]);
  expect(counts.accepted).toBeGreaterThanOrEqual(runs * 0.3);
  expect(counts.refused).toBeGreaterThanOrEqual(runs * 0.3);
}, 3_000_000);
