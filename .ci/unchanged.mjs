// Fails when the commands that were run in a clone left anything changed, or any new file that git does not ignore.
// node unchanged.mjs <folder>
import { spawnSync } from "node:child_process";

const { status, stdout, stderr } = spawnSync("git", ["status", "--porcelain"], {
  cwd: process.argv[2],
  encoding: "utf8",
});
process.stdout.write(stdout + stderr);
process.exitCode = status === 0 && stdout === "" ? 0 : 1;
