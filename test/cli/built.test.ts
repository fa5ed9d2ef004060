import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it, onTestFinished, vi } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** A folder with the files, one of which is a config, and an empty one for what lives a moment only. */
function projectFolder(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "headrace-built-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const momentary = join(folder, "momentary");
  mkdirSync(momentary);
  mkdirSync(join(folder, "generated"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, momentary };
}

const CONFIG = readFileSync(join(root, "templates", "init", "pipeline.config.ts"), "utf8");

it.each<[string, Readonly<Record<string, string>>, string]>([
  ["a config that does not load", { "pipeline.config.ts": "export default (" }, "config/does-not-load"],
  ["a config that throws", { "pipeline.config.ts": 'throw new Error("no");' }, "config/throws"],
  [
    "a damaged lock",
    { "pipeline.config.ts": CONFIG, "generated/headrace.lock.json": "<<<<<<< HEAD\n" },
    "lock/unreadable",
  ],
])("%s leaves no engine and no folder behind", async (_, files, code) => {
  const { folder, momentary } = projectFolder(files);
  const run = await execa(process.execPath, [join(root, "dist", "cli.js"), "generate", "--check"], {
    cwd: folder,
    reject: false,
    env: { CI: "", NO_COLOR: "1", TMPDIR: momentary },
  });
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toContain(code);
  expect(readdirSync(momentary)).toEqual([]);
});

it("leaves no engine's folder behind when it is ended while the engine starts", async () => {
  const { folder, momentary } = projectFolder({ "pipeline.config.ts": CONFIG });
  const run = execa(process.execPath, [join(root, "dist", "cli.js"), "generate", "--check"], {
    cwd: folder,
    reject: false,
    env: { CI: "", NO_COLOR: "1", TMPDIR: momentary },
  });
  const engines = () => readdirSync(momentary).filter((name) => name.startsWith("headrace-engine-"));
  await vi.waitUntil(() => engines().length > 0, { timeout: 10_000, interval: 5 });
  run.kill("SIGINT");
  await run;
  // While it loads its library, the engine hears nothing.
  await vi.waitUntil(() => engines().length === 0, { timeout: 60_000 });
});

it("lays pages out by the templates on disk, also where they are not those that it was built with", async () => {
  const { folder } = projectFolder({ "pipeline.config.ts": CONFIG });
  const own = join(folder, "package");
  mkdirSync(join(own, "dist"), { recursive: true });
  for (const name of readdirSync(join(root, "dist")).filter((each) => /\.(js|json)$/.test(each))) {
    cpSync(join(root, "dist", name), join(own, "dist", name));
  }
  cpSync(join(root, "templates"), join(own, "templates"), { recursive: true });
  cpSync(join(root, "package.json"), join(own, "package.json"));
  const packages = join(own, "node_modules");
  mkdirSync(packages);
  const link = (name: string) => symlinkSync(join(root, "node_modules", name), join(packages, name));
  for (const name of ["esbuild", "chdb"]) link(name);
  const generate = (out: string) =>
    execa(process.execPath, [join(own, "dist", "cli.js"), "generate", "--out", out], {
      cwd: folder,
      env: { CI: "", NO_COLOR: "1" },
    });
  const pageOf = (out: string) => readFileSync(join(folder, out, "README.md"), "utf8");
  // What it was built with needs no compiler.
  await generate("before");
  link("handlebars");
  const template = join(own, "templates", "overview.md.hbs");
  writeFileSync(template, `${readFileSync(template, "utf8")}\nPages of {{name}}.\n`);
  await generate("after");
  expect(existsSync(join(folder, "after", "headrace.lock.json"))).toBe(true);
  expect(pageOf("after")).toMatch(/\nPages of \S+\.\n$/);
  expect(pageOf("after").replace(/\nPages of \S+\.\n$/, "")).toBe(pageOf("before"));
});
