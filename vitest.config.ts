import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .map((file) => `test/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".test.ts") && !file.startsWith("test/live/"));
/** What puts something else in the place of modules, or changes the process, must not do so for others. */
const apart = tests.filter((file) =>
  /\bvi\.(mock|doMock|stub|spyOn|useFakeTimers)|process\.chdir\(|process\.env\.\w+ = /.test(
    readFileSync(join(root, file), "utf8"),
  ),
);

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
    projects: [
      { extends: true, test: { name: "apart", include: apart } },
      // To load the sources anew for each file takes longer than most files' tests.
      {
        extends: true,
        test: { name: "together", isolate: false, include: tests.filter((file) => !apart.includes(file)) },
      },
    ],
  },
});
