import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { diagnosticOf, Refusal } from "../../src/compiler/model/diagnostic.js";
import { WARNING, WRONG } from "./codes.js";
import { Workplace } from "./fake-services.js";

const PROVEN = "proven: 12 executed, 3 described, 2 only parsed, 0 not judged (9 remembered from the lock)\n";
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

describe("generate", () => {
  it("says what it wrote", async () => {
    expect(await place.run("generate")).toEqual({
      code: 0,
      err: "",
      out: `wrote generated: 3 added, 0 changed, 0 removed
  + README.md
  clickhouse/
    + orders.sql
    + totals.sql
${PROVEN}`,
    });
    expect(readFileSync(join(place.folder, "generated/clickhouse/orders.sql"), "utf8")).toBe("CREATE TABLE orders\n");
  });

  it("says that nothing changed", async () => {
    await place.run("generate");
    expect(await place.run("generate")).toEqual({ code: 0, err: "", out: `nothing changed\n${PROVEN}` });
  });

  it("names what was added, changed and removed", async () => {
    await place.run("generate");
    place.config = {
      files: {
        "clickhouse/orders.sql": "CREATE TABLE orders (id)\n",
        "kafka/topics.json": "[]\n",
        "README.md": "# shop\n",
      },
    };
    expect((await place.run("generate")).out).toBe(`wrote generated: 1 added, 1 changed, 1 removed
  clickhouse/
    ~ orders.sql
    - totals.sql
  kafka/
    + topics.json
${PROVEN}`);
  });

  it("stays short with many files", async () => {
    place.config = {
      files: Object.fromEntries(Array.from({ length: 57 }, (_, index) => [`clickhouse/${index}.sql`, "x\n"])),
    };
    const lines = (await place.run("generate")).out.split("\n");
    expect(lines).toHaveLength(25);
    expect(lines.slice(-4)).toEqual(["    + 26.sql", "  and 37 more", PROVEN.trim(), ""]);
  });

  it("puts an environment's files into a folder of their own", async () => {
    await place.run("generate", "--env", "staging");
    expect(readFileSync(join(place.folder, "generated/staging/README.md"), "utf8")).toBe("# shop\n");
    expect(place.asked).toMatchObject({ environment: "staging", configPath: join(place.folder, "pipeline.config.ts") });
  });

  it("takes its options before and after the command", async () => {
    await place.run(
      "--out",
      "made",
      "generate",
      "--config",
      "shop/pipeline.config.ts",
      "--engine",
      "http://localhost:8123",
    );
    expect(place.asked).toMatchObject({
      configPath: join(place.folder, "shop/pipeline.config.ts"),
      engine: { url: "http://localhost:8123" },
    });
    expect(readFileSync(join(place.folder, "made/README.md"), "utf8")).toBe("# shop\n");
  });

  it("writes nothing when the config has errors", async () => {
    place.config = { files: shop, diagnostics: [diagnosticOf(WRONG, { detail: "Table `orders` has no key." })] };
    const { code, out, err } = await place.run("generate");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("clickhouse/wrong");
    expect(err).toContain("Table `orders` has no key.");
    expect(() => readFileSync(join(place.folder, "generated/README.md"))).toThrow("ENOENT");
  });

  it("refuses to overwrite what was edited by hand, until forced", async () => {
    await place.run("generate");
    place.put("generated/README.md", "# by hand\n");
    const refused = await place.run("generate");
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toContain("write/edited-by-hand");
    expect(refused.err).toContain("README.md");
    expect((await place.run("generate", "--force")).out).toContain("~ README.md");
  });

  it("tells GitHub Actions whether anything changed", async () => {
    place.environment = { GITHUB_OUTPUT: join(place.folder, "output") };
    await place.run("generate");
    await place.run("generate");
    expect(readFileSync(join(place.folder, "output"), "utf8")).toBe("changed=true\nchanged=false\n");
  });

  it("prints JSON", async () => {
    place.config = { files: { "README.md": "# shop\n" }, diagnostics: [diagnosticOf(WARNING, { detail: "Slow." })] };
    const { code, out, err } = await place.run("generate", "--json");
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      changed: [
        { path: "README.md", kind: "added", resources: ["clickhouse.table/README.md"] },
        { path: "headrace.lock.json", kind: "added", resources: [] },
      ],
      proof: { executed: 12, described: 3, parsed: 2, notJudged: 0, remembered: 9 },
      diagnostics: [expect.objectContaining({ code: "clickhouse/slow", severity: "warning", detail: "Slow." })],
    });
  });

  it("prints JSON when it is refused, too", async () => {
    place.config = { refused: new Refusal([diagnosticOf(WRONG, { detail: "No." })]) };
    const { code, out } = await place.run("generate", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      changed: [],
      proof: null,
      diagnostics: [{ code: "clickhouse/wrong" }],
    });
  });

  it("is quiet when asked", async () => {
    place.config = { files: shop, diagnostics: [diagnosticOf(WARNING, { detail: "Slow." })] };
    expect(await place.run("generate", "--quiet")).toEqual({ code: 0, out: "", err: "" });
  });
});
