import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { install, LEFTOVER, type Packed, pack, root } from "./packed.js";

let packed: Packed | undefined;
let files: readonly string[] = [];
let project = "";
beforeAll(async () => {
  packed = await pack();
  files = packed.files;
  project = await install(packed);
});
afterAll(() => {
  if (packed !== undefined) rmSync(packed.folder, { recursive: true, force: true });
});

async function headrace(...parameters: string[]) {
  const run = await execa("npx", ["--no-install", "headrace", ...parameters], {
    cwd: project,
    reject: false,
    stdin: "ignore",
    env: { CI: "", NO_COLOR: "1" },
  });
  return { exitCode: run.exitCode, lines: run.stdout.split("\n"), err: run.stderr };
}

/** The entries, and the files that they import from one another. */
function reachedFrom(entries: readonly string[]): readonly string[] {
  const dist = join(project, "node_modules", "headrace", "dist");
  const reached = new Set<string>();
  const waiting = entries.map((entry) => `${entry}.js`);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    if (!name.endsWith(".js")) continue;
    // Code by import, catalogues by the path that they are read from.
    const named = /(?:(?:from|import) ?\(?"\.\/([\w.-]+\.js)"|"\.\/([\w-]+\.json)")/g;
    for (const [, code, data] of readFileSync(join(dist, name), "utf8").matchAll(named))
      waiting.push(code ?? data ?? "");
  }
  return [...reached].map((name) => `dist/${name}`).sort();
}

describe("what is in the package", () => {
  it("is what runs, what it reads, and what a reader looks for", () => {
    const top = files.filter((path) => !/^(dist|templates)\//.test(path));
    expect(top).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"]);
    expect(files).toContain("dist/types/index.d.ts");
    expect(files).toContain("templates/init/pipeline.config.ts");
  });

  it("is no source, no test and nothing of an earlier build", () => {
    expect(files).not.toContain(LEFTOVER);
    const odd = files.filter((path) => /\.test\.|^(src|test|bench|docs)\/|\.map$|(^|\/)\./.test(path));
    expect(odd).toEqual([]);
    const built = files.filter((path) => path.startsWith("dist/") && !/^dist\/types\/.*\.d\.ts$/.test(path));
    const reached = reachedFrom(["cli", "index", "config-worker", "engine-child"]);
    expect(built).toEqual([...reached, "dist/third-party-notices.txt"].sort());
  });

  it("is every template that there is", () => {
    const templates = readdirSync(join(root, "templates"), { recursive: true, withFileTypes: true });
    const count = templates.filter((entry) => entry.isFile()).length;
    expect(files.filter((path) => path.startsWith("templates/")).length).toBe(count);
  });
});

describe("in an empty project", () => {
  it("starts, generates, and finds that nothing is to be done", async () => {
    expect(await headrace("init")).toMatchObject({ exitCode: 0 });
    expect(await headrace("generate")).toMatchObject({ exitCode: 0 });
    const { exitCode, lines } = await headrace("generate", "--check");
    expect({ exitCode, first: lines[0] }).toEqual({ exitCode: 0, first: "generated is what pipeline.config.ts says" });
  });

  it("takes a config that lies in another folder", async () => {
    const config = "sub/dir/pipeline.config.ts";
    expect(await headrace("init", "--config", config)).toMatchObject({ exitCode: 0 });
    expect(await headrace("generate", "--config", config)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(project, "sub", "dir")).sort()).toEqual(["generated", "pipeline.config.ts"]);
  });

  it.each([
    ["nodenext", "nodenext"],
    ["bundler", "esnext"],
  ])("is typed under moduleResolution %s", async (moduleResolution, module) => {
    const folder = join(project, `types-${moduleResolution}`);
    mkdirSync(folder);
    const compilerOptions = { moduleResolution, module, strict: true, noEmit: true, target: "es2023", types: [] };
    // Its declarations are checked too: they must need nothing that a user does not have.
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    writeFileSync(
      join(folder, "config.ts"),
      `import { clickhouse, sql } from "headrace";
const events = clickhouse.table("raw.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
export const column: "id" | undefined = events.columns[0];
export const view = clickhouse.view("raw.ids", { query: sql\`SELECT id FROM \${events}\` });
// @ts-expect-error: there is no such column
clickhouse.table("raw.wrong", { columns: { id: "UInt64" }, orderBy: ["idd"] });
`,
    );
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    const { stdout } = await execa(process.execPath, [compiler, "-p", folder], { reject: false });
    expect(stdout).toBe("");
  });
});
