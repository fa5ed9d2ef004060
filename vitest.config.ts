import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

export default defineConfig({
  // What scripts/build.mjs fixes at build time.
  define: { __HEADRACE_VERSION__: JSON.stringify(version) },
  resolve: { alias: [{ find: /^headrace$/, replacement: join(root, "src", "index.ts") }] },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/live/**", "**/node_modules/**"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default"],
  },
});
