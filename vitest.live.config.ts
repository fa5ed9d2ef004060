import { defineConfig } from "vitest/config";
import { Untested } from "./test/live/kit/untested.js";

// The live tests share the machine with the servers they start: one file at a time, and patience.
export default defineConfig({
  test: {
    include: ["test/live/**/*.test.ts"],
    globalSetup: ["test/live/kit/availability.ts"],
    reporters: ["default", new Untested()],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
  },
});
