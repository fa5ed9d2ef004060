import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { Project, root } from "../fixtures/projects/project.js";

const CONFIG = readFileSync(join(root, "templates", "init", "pipeline.config.ts"), "utf8");
/** What makes a warning: it must be told each time. */
const WARNING = 'clickhouse.table("shop.notes", { columns: { note: "Nullable(String)" }, orderBy: "tuple()" });';

let project: Project;
let cache: string;
beforeEach(async () => {
  project = new Project({ "pipeline.config.ts": CONFIG });
  cache = join(project.folder, "cache");
  expect((await project.run(["generate"], { HEADRACE_CACHE: cache })).exitCode).toBe(0);
});

const told = (parameters: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  project.run([...parameters, "--json"], { HEADRACE_CACHE: cache, ...environment });
const withoutCache = (parameters: readonly string[]) => told(parameters, { HEADRACE_CACHE: "off" });
const records = () => readdirSync(cache).map((name) => readFileSync(join(cache, name)));

it("tells of a run that changes nothing what a whole run tells", async () => {
  expect(records()).toHaveLength(1);
  const before = records();
  const again = await told(["generate"]);
  expect(again).toEqual(await withoutCache(["generate"]));
  expect(JSON.parse(again.out)).toMatchObject({ changed: [], diagnostics: [] });
  expect(await told(["diff"])).toEqual(await withoutCache(["diff"]));
  // What is taken from the record is not recorded again.
  expect(records()).toEqual(before);
});

it("computes what the config makes of its surroundings anew", async () => {
  const text = `// ${"x".repeat(10)}\n${CONFIG}`;
  project.write("pipeline.config.ts", text.replaceAll('"shop"', 'process.env.SHOP ?? "shop"'));
  await told(["generate"]);
  await told(["generate"]);
  const other = await told(["generate"], { SHOP: "kiosk" });
  expect(other.exitCode).toBe(0);
  expect(JSON.parse(other.out).changed.length).toBeGreaterThan(0);
});

it("sees what became of the output, and of the lock", async () => {
  const [file] = Object.keys(project.files("generated")).filter((path) => path.endsWith(".sql"));
  const path = join("generated", file ?? "");
  const right = project.read(path);
  project.write(path, "-- by hand\n");
  const refused = await told(["generate"]);
  expect(refused.exitCode).toBe(1);
  expect(refused.out).toContain("write/edited-by-hand");
  expect((await told(["generate", "--force"])).exitCode).toBe(0);
  expect(project.read(path)).toBe(right);
  project.write(
    "generated/headrace.lock.json",
    project.read("generated/headrace.lock.json").replace(/"proofs": \{[\s\S]*\}/, '"proofs": {}\n}'),
  );
  const proven = JSON.parse((await told(["generate"])).out);
  expect(proven.proof.remembered).toBe(0);
});

it("shows warnings at their places each time", async () => {
  project.edit(
    "pipeline.config.ts",
    "export default",
    `${WARNING.replace("clickhouse", "export const notes = clickhouse")}\nexport default`,
  );
  const first = await project.run(["generate"], { HEADRACE_CACHE: cache });
  const second = await project.run(["generate"], { HEADRACE_CACHE: cache });
  expect(second.err).toBe(first.err);
});

it("proves again in CI and for --check", async () => {
  for (const name of readdirSync(cache)) writeFileSync(join(cache, name), "");
  const checked = JSON.parse((await told(["generate", "--check"])).out);
  expect(checked.proof.remembered).toBe(0);
  const inCi = JSON.parse((await told(["generate"], { CI: "true" })).out);
  expect(inCi.proof.remembered).toBe(0);
  expect(records().every((each) => each.length === 0)).toBe(true);
});
