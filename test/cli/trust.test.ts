import { beforeEach, describe, expect, it } from "vitest";
import { Workplace } from "./fake-services.js";

const shop = {
  "clickhouse/orders.sql": "CREATE TABLE orders\n",
  "clickhouse/totals.sql": "CREATE\n",
  "README.md": "# shop\n",
};

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.config = { files: shop };
});

describe("what the lock remembers", () => {
  it("is handed to the compiler, and trusted locally", async () => {
    await place.run("generate");
    await place.run("generate");
    expect(place.asked?.trustMemory).toBe(true);
    const memory = place.asked?.memory;
    expect([...(typeof memory === "function" ? await memory() : [])]).toEqual([
      ["clickhouse.table/orders", { content: "abc", verdict: "executed" }],
    ]);
  });

  it.each<[string[], boolean]>([
    [["generate"], false],
    [["generate", "--trust-lock"], true],
    [["generate", "--engine", "off"], true],
    [["check"], false],
  ])("in CI %s trusts it: %s", async (command, trusted) => {
    place.environment = { CI: "true" };
    await place.run(...command);
    expect(place.asked?.trustMemory).toBe(trusted);
  });

  it("is proven again by --check, also locally", async () => {
    await place.run("generate", "--check");
    expect(place.asked?.trustMemory).toBe(false);
  });

  it("can be damaged", async () => {
    place.put("generated/headrace.lock.json", "<<<<<<< HEAD\n");
    const { code, err } = await place.run("generate");
    expect(code).toBe(1);
    expect(err).toContain("merge conflict markers");
  });
});
