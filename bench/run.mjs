// Ratios of this machine at this moment: npm run bench [-- --quick] [-- --tables 10,1000] [-- --json file]
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { buildLoader, buildStages } from "./loader.mjs";
import { compared, median, peakMemory, printed, round, timed, told } from "./measure.mjs";
import { writeMirrors } from "./mirrors.mjs";
import { takeApart } from "./pieces.mjs";
import { changeFirstTable, namesOf, writeProject } from "./project.mjs";

const quick = process.argv.includes("--quick");
const jsonPath = process.argv.includes("--json") ? process.argv[process.argv.indexOf("--json") + 1] : undefined;
const rounds = quick ? 3 : 7;
const cli = join(import.meta.dirname, "..", "dist", "cli.js");
const floor = join(import.meta.dirname, "floor.mjs");
const byHand = join(import.meta.dirname, "by-hand.mjs");
const LOCK = "headrace.lock.json";
/** For what is to be computed, whatever an earlier run came to. */
const ANEW = { HEADRACE_CACHE: "off" };

const plain = join(import.meta.dirname, "bundle-and-import.mjs");
const load = join(import.meta.dirname, "load.mjs");
const resolveAndCheck = join(import.meta.dirname, "resolve-and-check.mjs");

// In memory where that can be had: a disk's folders cost more than all else, and both sides the same. TMPDIR wins.
const memory = process.env.TMPDIR === undefined && existsSync("/dev/shm");
const folder = mkdtempSync(join(memory ? "/dev/shm" : tmpdir(), "headrace-bench-"));
symlinkSync(join(import.meta.dirname, "..", "node_modules"), join(folder, "node_modules"));
try {
  const sizes = sizesAsked() ?? (quick ? [10, 100] : [10, 100, 1_000, 10_000]);
  const results = [
    version(),
    loading(quick ? 100 : 1_000),
    ...mirrors([100, 1_000]),
    ...sizes.flatMap(measure),
    ...example(),
  ];
  results.push(...growth(results, sizes));
  console.table(
    Object.fromEntries(results.map(({ name, tables, ...figures }) => [`${name}, ${tables} tables`, figures])),
  );
  const report = { node: process.version, rounds, results };
  if (jsonPath === undefined) console.log(JSON.stringify(report));
  else writeFileSync(jsonPath, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** `--tables 10,1000` */
function sizesAsked() {
  const at = process.argv.indexOf("--tables");
  return at === -1 ? undefined : process.argv[at + 1].split(",").map(Number);
}

function version() {
  const ours = () => timed([cli, "--version"]);
  const theirs = () => timed(["-e", "0"]);
  return compared({ name: "--version", tables: 0, rounds: rounds * 3, ours, theirs, against: "node -e 0" });
}

/** A file for each table: what is paid for each file shows. */
function loading(files) {
  const project = join(folder, "many-files");
  writeProject(project, files, 1);
  const config = join(project, "pipeline.config.ts");
  const loader = join(folder, "loader.mjs");
  buildLoader(folder);
  return compared({
    name: "load, a file each",
    tables: files,
    rounds,
    ours: () => timed([load, loader, config]),
    theirs: () => timed([plain, config]),
    against: "bundle and import",
    target: 2,
  });
}

/** Mirrors expand to many resources, at which every rule looks: one that is quadratic shows in the growth. */
function mirrors(sizes) {
  buildStages(folder);
  const results = sizes.map((count) => {
    const project = join(folder, `mirrors-${count}`);
    writeMirrors(project, count);
    const once = [resolveAndCheck, join(folder, "stages.mjs"), join(project, "pipeline.config.ts")];
    const times = Array.from({ length: rounds }, () => JSON.parse(printed(once)));
    const [ours, theirs, processor] = ["resolveAndCheck", "load", "processor"].map((each) =>
      round(median(times.map((time) => time[each]))),
    );
    const ratio = round(ours / theirs, 2);
    return told({
      name: "resolve and check mirrors",
      tables: count,
      ours,
      against: "loading",
      theirs,
      ratio,
      processor,
    });
  });
  const [less, more] = results;
  const { name, tables, processor } = more;
  const growth = {
    name: `growth: ${name}, processor`,
    tables,
    ours: processor,
    against: "a tenth of the mirrors",
    theirs: less.processor,
    ratio: round(processor / less.processor, 2),
    target: tables / less.tables,
  };
  return [...results, told(growth)];
}

function measure(tables) {
  const project = join(folder, `of-${tables}`);
  writeProject(project, tables);
  const config = join(project, "pipeline.config.ts");
  const generated = join(project, "generated");
  printed([cli, "generate", "--config", config]);
  const files = filesIn(generated);
  const pieces = join(project, "pieces.json");
  writeFileSync(pieces, JSON.stringify(takeApart(files, namesOf(tables))));
  const fresh = (name) => freshFolder(join(project, name), files.get(LOCK));
  const writing = (out) => [cli, "generate", "--config", config, "--engine", "off", "--out", out];
  const concatenate = (out) => timed([floor, config, pieces, out]);
  expectSame(
    files,
    filesAfter(fresh("ours"), (out) => printed(writing(out), ANEW)),
  );
  expectSame(files, filesAfter(fresh("theirs"), concatenate));
  const fewer = tables > 1_000 ? Math.ceil(rounds / 3) : rounds;
  const results = [
    compared({
      name: "write all, unproven",
      tables,
      rounds: fewer,
      ours: () => timed(writing(fresh("ours")), ANEW),
      theirs: () => concatenate(fresh("theirs")),
      against: "concatenation",
      target: 2,
    }),
    compared({
      name: "nothing changed",
      tables,
      rounds: fewer,
      ours: () => timed([cli, "generate", "--config", config]),
      theirs: () => timed([floor, config]),
      against: "loading alone",
      target: 3,
    }),
    compared({
      name: "nothing changed, nothing kept",
      tables,
      rounds: fewer,
      ours: () => timed([cli, "generate", "--config", config], ANEW),
      theirs: () => timed([floor, config]),
      against: "loading alone",
    }),
    compared({
      name: "prove all",
      tables,
      rounds: tables > 1_000 ? 1 : tables > 100 ? Math.ceil(rounds / 3) : rounds,
      ours: () => timed([cli, "generate", "--check", "--config", config]),
      theirs: () => timed([byHand, generated]),
      against: "DDL by hand",
      target: 1.2,
    }),
  ];
  const peak = peakMemory(writing(fresh("ours")), ANEW);
  const ratio = round(peak / 1024, 2);
  results.push(told({ name: "peak memory (MB)", tables, ours: peak, against: "1 GB", theirs: 1024, ratio, target: 1 }));
  return [...results, oneChanged({ project, config, tables, rounds: Math.ceil(fewer / 2) })];
}

/** The whole of `examples/postgres-cdc`: what is asked of it is seconds with proof, and a multiple of its loading. */
function example() {
  const of = join(import.meta.dirname, "..", "examples", "postgres-cdc");
  const project = join(folder, "example");
  cpSync(of, project, { recursive: true });
  const config = join(project, "pipeline.config.ts");
  const generating = [cli, "generate", "--config", config];
  printed(generating);
  const tables = "example's";
  const theirs = () => timed([floor, config]);
  const proven = median(Array.from({ length: rounds }, () => timed([cli, "generate", "--check", "--config", config])));
  const seconds = { name: "with proof (ms)", tables, ours: round(proven), against: "6 s", theirs: 6_000 };
  return [
    told({ ...seconds, ratio: round(proven / 6_000, 2), target: 1 }),
    compared({
      name: "nothing changed",
      tables,
      rounds,
      ours: () => timed(generating),
      theirs,
      against: "loading alone",
      target: 3,
    }),
    compared({
      name: "nothing changed, nothing kept",
      tables,
      rounds,
      ours: () => timed(generating, ANEW),
      theirs,
      against: "loading alone",
    }),
  ];
}

/** One table changes each time: it and its view are proven, nothing else. */
function oneChanged({ project, config, tables, rounds }) {
  return compared({
    name: "one table changed",
    tables,
    rounds,
    ours: () => {
      changeFirstTable(project);
      const started = performance.now();
      const { proof } = JSON.parse(printed([cli, "generate", "--json", "--config", config]));
      const took = performance.now() - started;
      const proven = proof.executed - proof.remembered;
      if (proven !== 2) throw new Error(`${proven} objects were proven of one table that changed and its view`);
      return took;
    },
    theirs: () => timed([cli, "generate", "--config", config]),
    against: "nothing changed",
  });
}

/** How much longer ten times as many tables take: linear is ten, and less where there is a start to pay. */
function growth(results, sizes) {
  const took = (tables) => results.find((each) => each.name === "write all, unproven" && each.tables === tables)?.ours;
  return sizes.flatMap((tables) => {
    const [less, more] = [took(tables / 10), took(tables)];
    if (less === undefined || more === undefined) return [];
    const ratio = round(more / less, 2);
    const against = "a tenth of the tables";
    return [told({ name: "growth", tables, ours: more, against, theirs: less, ratio, target: 10 })];
  });
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
