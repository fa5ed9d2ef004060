import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Tests that put others in the place of modules: they need modules of their own. */
const replacing = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && !path.startsWith("test/live/"))
  .filter((path) => /\bvi\.(mock|stub|spy)/.test(readFileSync(join(root, path), "utf8")))
  .sort();

const elsewhere = ["test/live/**", "**/node_modules/**"];

export default defineConfig({
  // What scripts/build.mjs fixes at build time.
  define: { __HEADRACE_VERSION__: JSON.stringify(version) },
  resolve: { alias: [{ find: /^headrace$/, replacement: join(root, "src", "index.ts") }] },
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default"],
    // The compiler is loaded once for all that only call it: to load it for each file would take most of the time.
    projects: [
      {
        extends: true,
        test: { name: "shared", isolate: false, include: ["test/**/*.test.ts"], exclude: [...elsewhere, ...replacing] },
      },
      { extends: true, test: { name: "replacing", include: replacing, exclude: elsewhere } },
    ],
  },
});
