import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");

// A large example mutated takes as long as many other tests together: .ci/run runs it, `npm test` does not.
export default defineConfig({
  resolve: { alias: [{ find: /^headrace$/, replacement: join(root, "src", "index.ts") }] },
  test: {
    root,
    include: ["test/examples/*.whole.ts"],
    pool: "forks",
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
});
