import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Packing and installing take as long as many other tests together: .ci/run runs these, `npm test` does not.
export default defineConfig({
  test: {
    root: join(import.meta.dirname, ".."),
    include: ["test/package/*.install.ts"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
