import { describe, expect, test, vi } from "vitest";
import type { LoadedConfig } from "../../src/compiler/model/loaded-config.js";
import { isLoaded, listing } from "./names/listing.js";
import { ODD_NAMES } from "./names/pool.js";
import { IN_DATA, kafkaSlots, NEVER_FREE, postgresSlots } from "./names/slots.js";
import { textsIn, verdict } from "./names/verdict.js";

// The configs are handed in instead of being loaded.
const given = vi.hoisted(() => ({ config: undefined as unknown }));
vi.mock(import("../../src/compiler/load/load-config.js"), async (original) => {
  const { loadedAs } = await import("../fuzz/loaded-as.js");
  return { ...(await original()), loadConfig: async () => loadedAs(given.config as LoadedConfig) };
});

describe.each(Object.entries({ ...kafkaSlots, ...postgresSlots }))("as the name of a %s", (slot, config) => {
  test("each odd name works or is refused where it stands", async () => {
    given.config = listing(config("plain"));
    expect((await verdict("off")).refused === undefined).toBe(!NEVER_FREE.has(slot));
    for (const name of ODD_NAMES) {
      if (!isLoaded(config(name))) continue;
      given.config = listing(config(name));
      const judged = await verdict("off");
      if (judged.refused !== undefined || !IN_DATA.has(slot)) continue;
      expect({ name, found: textsIn(judged.artifacts).some((each) => each.includes(name)) }).toEqual({
        name,
        found: true,
      });
    }
  });
});
