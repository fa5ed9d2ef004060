import { afterAll, describe, expect, test, vi } from "vitest";
import type { LoadedConfig } from "../../src/compiler/model/loaded-config.js";
import { refusedByEngine } from "../fuzz/emitted-ddl.js";
import { SharedEngine } from "../kit/shared-engine.js";
import { isLoaded, listing } from "./names/listing.js";
import { ENGINE_NAMES } from "./names/pool.js";
import { clickHouseSlots, NEVER_FREE, patternSlots } from "./names/slots.js";
import { verdict } from "./names/verdict.js";

// One engine serves all configs, which are handed in instead of being loaded.
const given = vi.hoisted(() => ({ config: undefined as unknown, engine: undefined as SharedEngine | undefined }));
vi.mock(import("../../src/compiler/load/load-config.js"), async (original) => {
  const { loadedAs } = await import("../fuzz/loaded-as.js");
  return { ...(await original()), loadConfig: async () => loadedAs(given.config as LoadedConfig) };
});
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

describe.each(Object.entries({ ...clickHouseSlots, ...patternSlots }))("as the name of a %s", (slot, config) => {
  test("each odd name works in the engine or is refused where it stands", async () => {
    for (const name of ["plain", ...ENGINE_NAMES]) {
      if (!isLoaded(config(name))) continue;
      given.config = listing(config(name));
      const judged = await verdict("embedded");
      if (name === "plain") expect(judged.refused === undefined).toBe(!NEVER_FREE.has(slot));
      if (judged.refused !== undefined) continue;
      expect({ name, refused: await refusedByEngine(judged.artifacts, engine) }).toEqual({ name, refused: [] });
    }
  }, 300_000);
});
