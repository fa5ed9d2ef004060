import { spawnSync } from "node:child_process";

/** Runs node once and returns how long it took, in milliseconds. */
export function timed(parameters, environment = {}) {
  const started = process.hrtime.bigint();
  const env = { ...process.env, CI: "", ...environment };
  const run = spawnSync(process.execPath, parameters, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const took = Number(process.hrtime.bigint() - started) / 1e6;
  if (run.status !== 0) throw new Error(`node ${parameters.join(" ")}: ${run.status}\n${run.stdout}${run.stderr}`);
  return took;
}

/** Each of two programs so many times, in turn, so that what slows the machine down slows both; the medians. */
export function compared({ name, tables, rounds, ours, theirs, against }) {
  const times = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? ["ours", "theirs"] : ["theirs", "ours"];
    for (const which of order) times[which].push((which === "ours" ? ours : theirs)());
  }
  const [own, other] = [median(times.ours), median(times.theirs)];
  const result = { name, tables, ours: round(own), against, theirs: round(other), ratio: round(own / other, 2) };
  console.error(`${name}, ${tables} tables: ${result.ours} ms, ${result.ratio} times ${against}`);
  return result;
}

function median(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function round(number, digits = 0) {
  return Number(number.toFixed(digits));
}
