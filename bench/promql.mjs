// What it costs to check alerts, against parsing each expression once with Prometheus' grammar: node bench/promql.mjs

import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { alertOf, expressionOf, job } from "./alerts.mjs";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(root, "node_modules", ".cache", "headrace-bench-promql-"));
try {
  const outfile = join(folder, "stages.mjs");
  const contents = `export { resolve } from "./src/compiler/resolve/resolve.js";
export { prometheus } from "./src/systems/prometheus/index.js";
export { parser } from "@prometheus-io/lezer-promql";`;
  const stdin = { contents, resolveDir: root, loader: "ts" };
  buildSync({
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    stdin,
    outfile,
  });
  const { resolve, prometheus, parser } = await import(pathToFileURL(outfile).href);
  // Programs that run for the first time are compiled first.
  await measured(200, "warming up", resolve, prometheus, parser);
  const results = [];
  for (const count of [500, 1_000, 2_000, 4_000])
    results.push(await measured(count, `at ${count}`, resolve, prometheus, parser));
  console.table(results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measured(count, name, resolve, prometheus, parser) {
  const rounds = [];
  for (let round = 0; round < 5; round++)
    rounds.push(await measuredOnce(count, `${name} ${round}`, resolve, prometheus, parser));
  const median = (key) => rounds.map((each) => each[key]).sort((left, right) => left - right)[2];
  const [floor, check] = [median("floor"), median("check")];
  return {
    alerts: count,
    "parse ms": +floor.toFixed(1),
    "check ms": +check.toFixed(1),
    ratio: +(check / floor).toFixed(2),
    "µs an alert": Math.round((check / count) * 1000),
  };
}

async function measuredOnce(count, name, resolve, prometheus, parser) {
  const texts = Array.from({ length: count }, (_, index) => expressionOf(index, name));
  const declarations = [job(), ...texts.map((text, index) => alertOf(text, index))];
  const listed = declarations.map(({ kind, name: own }) => `${kind}/${own}`);
  const { pipeline } = resolve({ name: "bench", environment: undefined, declarations, listed }, [prometheus]);
  await prometheus.prepare(pipeline.resources);
  const started = performance.now();
  for (const text of texts) parser.parse(text);
  const parsed = performance.now();
  const found = prometheus.rules.flatMap((rule) =>
    [...rule.check(pipeline)].map((each) => `${rule.code}: ${each.detail}`),
  );
  const checked = performance.now();
  if (found.length > 0) throw new Error(`the bench's own alerts are not right: ${found[0]}`);
  return { floor: parsed - started, check: checked - parsed };
}
