import { defineConfig } from "vitest/config";

// The live tests share the machine with the servers they start: one file at a time, and patience.
export default defineConfig({
  test: {
    include: ["test/live/**/*.test.ts"],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
  },
});
