import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isColorful } from "../../src/cli/terminal/terminal.js";
import { Workplace } from "./fake-services.js";

describe("the command line", () => {
  it.each([
    [["generat"], "headrace: unknown command 'generat'\n(Did you mean generate?)\n"],
    [["generate", "--forse"], "headrace: unknown option '--forse'\n(Did you mean --force?)\n"],
    [["check", "--format", "xml"], "Allowed choices are text, json, github, sarif, gitlab."],
    [["check", "--engine", "postgres"], "headrace: `--engine postgres`: give `embedded`, `off`, or the URL"],
    [["check", "--env", "../prod"], "headrace: `--env ../prod`: an environment's name has letters"],
    [["check", "other.config.ts"], "is named by an option: `--config other.config.ts`."],
    [["explain"], "missing required argument 'subject'"],
  ])("%s exits with 1 and a hint", async (parameters, message) => {
    const { code, out, err } = await new Workplace().run(...parameters);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(message);
  });

  it("prints help that was asked for to the standard output", async () => {
    const { code, out, err } = await new Workplace().run("generate", "--help");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("--trust-lock");
    expect(out).toContain("headrace generate --env staging ");
  });

  it("tells an internal error in a line, and the stack only when asked", async () => {
    const place = new Workplace();
    place.config = { refused: new TypeError("x is not a function\nat all") };
    expect(await place.run("check")).toEqual({
      code: 1,
      out: "",
      err: "headrace: internal error: x is not a function\nThis is a fault of Headrace 0.1.0, not of your config. Please report it with the config and what `HEADRACE_DEBUG=1` prints.\n",
    });
    place.environment = { HEADRACE_DEBUG: "1" };
    expect((await place.run("check")).err).toContain("program.test.ts");
  });
});

describe("init", () => {
  it("writes a config and says what comes next", async () => {
    const place = new Workplace();
    const { code, out } = await place.run("init");
    expect(code).toBe(0);
    expect(out).toContain("npm install --save-dev headrace");
    expect(out).toContain("npx headrace generate");
    expect(readFileSync(join(place.folder, "pipeline.config.ts"), "utf8")).toContain("export default definePipeline({");
  });

  it("knows when Headrace is installed", async () => {
    const place = new Workplace();
    place.put("package.json", '{ "devDependencies": { "headrace": "^0.1.0" } }');
    expect((await place.run("init")).out).not.toContain("npm install");
  });

  it("never overwrites", async () => {
    const place = new Workplace();
    place.put("pipeline.config.ts", "mine\n");
    const { code, err } = await place.run("init");
    expect(code).toBe(1);
    expect(err).toMatch(/^headrace: pipeline\.config\.ts is there already and is not overwritten\./);
    expect(readFileSync(join(place.folder, "pipeline.config.ts"), "utf8")).toBe("mine\n");
    expect(existsSync(join(place.folder, "generated"))).toBe(false);
  });
});

describe("colors", () => {
  it.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ TERM: "dumb" }, true, false],
  ])("%s on a terminal (%s): %s", (environment, isTerminal, expected) => {
    expect(isColorful(environment, isTerminal)).toBe(expected);
  });
});
