import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs node once and returns what it printed. */
export function printed(parameters, environment = {}) {
  const env = { ...process.env, CI: "", ...environment };
  const run = spawnSync(process.execPath, parameters, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (run.status !== 0) throw new Error(`node ${parameters.join(" ")}: ${run.status}\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

/** Runs node once and returns how long it took, in milliseconds. */
export function timed(parameters, environment = {}) {
  const started = process.hrtime.bigint();
  printed(parameters, environment);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

const meter = pathToFileURL(join(import.meta.dirname, "peak-memory.mjs")).href;

/** The most memory that node held, in megabytes: with its threads, without processes that it started. */
export function peakMemory(parameters, environment) {
  const path = join(tmpdir(), `headrace-bench-peak-${process.pid}`);
  try {
    printed(["--import", meter, ...parameters], { ...environment, HEADRACE_BENCH_PEAK: path });
    return Math.round(Number(readFileSync(path, "utf8")) / 1024);
  } finally {
    rmSync(path, { force: true });
  }
}

/** Each of two programs so many times, in turn, so that what slows the machine down slows both; the medians. */
export function compared({ name, tables, rounds, ours, theirs, against, target }) {
  const times = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? ["ours", "theirs"] : ["theirs", "ours"];
    for (const which of order) times[which].push((which === "ours" ? ours : theirs)());
  }
  const [own, other] = [median(times.ours), median(times.theirs)];
  const ratio = round(own / other, 2);
  return told({ name, tables, ours: round(own), against, theirs: round(other), ratio, target });
}

/** A line of the result, printed at once: a full run takes minutes. */
export function told(result) {
  const { name, tables, ours, ratio, against, target } = result;
  const met = target === undefined ? "" : ratio <= target ? ` (met: ${target})` : ` (missed: ${target})`;
  console.error(`${name}, ${tables} tables: ${ours}, ${ratio} times ${against}${met}`);
  return { ...result, met: target === undefined ? undefined : ratio <= target };
}

export function median(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function round(number, digits = 0) {
  return Number(number.toFixed(digits));
}
