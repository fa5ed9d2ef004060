import { describe, expect, it } from "vitest";
import { diagnosticOf } from "../../src/compiler/model/diagnostic.js";
import { WARNING, WRONG } from "./codes.js";
import { Workplace } from "./fake-services.js";

const at = { site: { line: 12, column: 7 }, path: [] };

function placeWith(...diagnostics: ReturnType<typeof diagnosticOf>[]): Workplace {
  const place = new Workplace();
  place.config = { diagnostics, resources: [["clickhouse.table/orders"]] };
  return place;
}

describe("check", () => {
  it("says that all is well", async () => {
    expect(await placeWith().run("check")).toEqual({
      code: 0,
      err: "",
      out: "shop: 1 resource, no problems\nproven: 12 executed, 3 described, 2 only parsed, 0 not judged (9 remembered from the lock)\n",
    });
  });

  it("exits with 1 on errors, told on the standard error", async () => {
    const { code, out, err } = await placeWith(diagnosticOf(WRONG, { detail: "It is.", at })).run("check");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("pipeline.config.ts:12:7");
  });

  it("passes with warnings, which --quiet leaves out", async () => {
    const place = placeWith(diagnosticOf(WARNING, { detail: "It is.", at }));
    expect(await place.run("check")).toMatchObject({ code: 0, err: expect.stringContaining("clickhouse/slow") });
    expect(await place.run("check", "--quiet")).toEqual({ code: 0, out: "", err: "" });
  });

  it.each([
    ["json", '"version": 1'],
    ["github", "::error file=pipeline.config.ts,line=12,col=7,title="],
    ["sarif", '"ruleId": "clickhouse/wrong"'],
    ["gitlab", '"check_name": "clickhouse/wrong"'],
  ])("prints %s to the standard output", async (format, expected) => {
    const { code, out, err } = await placeWith(diagnosticOf(WRONG, { detail: "It is.", at })).run(
      "check",
      "--format",
      format,
    );
    expect([code, err]).toEqual([1, ""]);
    expect(out).toContain(expected);
  });

  it("takes --json for --format json", async () => {
    expect(JSON.parse((await placeWith().run("check", "--json")).out)).toEqual({ version: 1, diagnostics: [] });
  });
});
