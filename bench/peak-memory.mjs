// Preloaded: writes down at the end how much memory the process held at most, in kilobytes.
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  const path = process.env.HEADRACE_BENCH_PEAK;
  process.once("exit", () => writeFileSync(path, String(process.resourceUsage().maxRSS)));
}
