// Sums up: the steps that were counted, and the tests in vitest's reports.
// node count.mjs <steps passed> <steps failed> <folder of reports>
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [, , stepsPassed, stepsFailed, folder] = process.argv;
let passed = Number(stepsPassed);
let failed = Number(stepsFailed);
for (const name of readdirSync(folder).sort()) {
  const report = reportIn(join(folder, name));
  if (report === undefined) {
    console.log(`${name}: cut off`);
    failed += 1;
    continue;
  }
  passed += report.numPassedTests;
  // A file that could not even be loaded has no tests to fail.
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  failed += report.numFailedTests + broken.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.log(`${name}: ${skipped} skipped`);
}
console.log(`tests: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function reportIn(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
