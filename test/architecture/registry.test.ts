import { describe, expect, test } from "vitest";
import { core } from "../../src/registry/core.js";
import { PARTS, systemsFor } from "../../src/registry/needed.js";
import { ORDER } from "../../src/registry/order.js";
import { systems } from "../../src/registry.js";

describe("the registry", () => {
  test("has one place in the order for each system", () => {
    expect(systems.map((system) => system.id)).toEqual([...ORDER]);
  });

  test("loads for each kind the system that has it", async () => {
    for (const { kind } of systems.flatMap((system) => system.kinds)) {
      const loaded = await systemsFor(core, [kind]);
      expect(
        loaded.flatMap((system) => system.kinds.map((each) => each.kind)),
        kind,
      ).toContain(kind);
    }
  });

  test("loads no part for what every config may have", async () => {
    const kinds = core.flatMap((system) => system.kinds.map((each) => each.kind));
    expect((await systemsFor(core, kinds)).map((system) => system.id)).toEqual(core.map((system) => system.id));
  });

  test("loads everything for a config that has some of each part", async () => {
    expect(PARTS).toHaveLength(2);
    expect(await systemsFor(core, ["pipeline.monitoring", "compose.stack"])).toEqual(systems);
  });
});
