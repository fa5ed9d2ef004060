// Ratios of this machine at this moment: npm run bench [-- --quick] [-- --json file]
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { compared, timed } from "./measure.mjs";
import { takeApart } from "./pieces.mjs";
import { namesOf, writeProject } from "./project.mjs";

const quick = process.argv.includes("--quick");
const jsonPath = process.argv.includes("--json") ? process.argv[process.argv.indexOf("--json") + 1] : undefined;
const rounds = quick ? 3 : 7;
const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const floor = join(import.meta.dirname, "floor.mjs");
const byHand = join(import.meta.dirname, "by-hand.mjs");
const LOCK = "headrace.lock.json";

// In memory where that can be had: a disk's folders cost more than all else, and both sides the same. TMPDIR wins.
const memory = process.env.TMPDIR === undefined && existsSync("/dev/shm");
const folder = mkdtempSync(join(memory ? "/dev/shm" : tmpdir(), "headrace-bench-"));
try {
  const results = [version(), ...(quick ? [10, 100] : [10, 100, 1_000]).flatMap(measure)];
  console.table(
    Object.fromEntries(results.map(({ name, tables, ...figures }) => [`${name}, ${tables} tables`, figures])),
  );
  const report = { node: process.version, rounds, results };
  if (jsonPath === undefined) console.log(JSON.stringify(report));
  else writeFileSync(jsonPath, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function version() {
  const ours = () => timed([cli, "--version"]);
  const theirs = () => timed(["-e", "0"]);
  return compared({ name: "--version", tables: 0, rounds: rounds * 3, ours, theirs, against: "node -e 0" });
}

function measure(tables) {
  const project = join(folder, `of-${tables}`);
  writeProject(project, tables);
  const config = join(project, "pipeline.config.ts");
  const generated = join(project, "generated");
  timed([cli, "generate", "--config", config]);
  const files = filesIn(generated);
  const pieces = join(project, "pieces.json");
  writeFileSync(pieces, JSON.stringify(takeApart(files, namesOf(tables))));
  const fresh = (name) => freshFolder(join(project, name), files.get(LOCK));
  const write = (out) => timed([cli, "generate", "--config", config, "--engine", "off", "--out", out]);
  const concatenate = (out) => timed([floor, config, pieces, out]);
  expectSame(files, filesAfter(fresh("ours"), write));
  expectSame(files, filesAfter(fresh("theirs"), concatenate));
  const proven = tables > 100 ? Math.ceil(rounds / 3) : rounds;
  return [
    compared({
      name: "write all, unproven",
      tables,
      rounds,
      ours: () => write(fresh("ours")),
      theirs: () => concatenate(fresh("theirs")),
      against: "concatenation",
    }),
    compared({
      name: "nothing changed",
      tables,
      rounds,
      ours: () => timed([cli, "generate", "--config", config]),
      theirs: () => timed([floor, config]),
      against: "loading alone",
    }),
    compared({
      name: "prove all",
      tables,
      rounds: proven,
      ours: () => timed([cli, "generate", "--check", "--config", config]),
      theirs: () => timed([byHand, generated]),
      against: "DDL by hand",
    }),
  ];
}

/** An output folder as a fresh checkout without its files has it: the lock alone. */
function freshFolder(path, lock) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, LOCK), lock);
  return path;
}

function filesAfter(out, write) {
  write(out);
  return filesIn(out);
}

/** By path, the lock last. */
function filesIn(path) {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(path, join(entry.parentPath, entry.name))).sort();
  const ordered = [...paths.filter((each) => each !== LOCK), LOCK];
  return new Map(ordered.map((each) => [each, readFileSync(join(path, each), "utf8")]));
}

function expectSame(expected, found) {
  const differing = [...expected].filter(([path, content]) => found.get(path) !== content).map(([path]) => path);
  if (differing.length > 0 || found.size !== expected.size) {
    cpSync(folder, `${folder}-differing`, { recursive: true });
    throw new Error(`not the same bytes: ${differing.slice(0, 5).join(", ")} (kept in ${folder}-differing)`);
  }
}

// In a process of its own: the engine stays in one until its end.
const ingest = spawnSync(process.execPath, [join(import.meta.dirname, "ingest.mjs"), ...(quick ? ["--quick"] : [])], {
  stdio: "inherit",
});
if (ingest.status !== 0) process.exitCode = 1;
