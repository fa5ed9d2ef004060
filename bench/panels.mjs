// How long it takes to check so many panels and alerts, against describing each panel's query once on the engine,
// parsing each alert's expression once, and nothing else: node bench/panels.mjs [number …]. Fails when it is more than
// twice that, or grows faster than their number.
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parser } from "@prometheus-io/lezer-promql";
import { alertOf, expressionOf, job } from "./alerts.mjs";
import { buildStages } from "./loader.mjs";

const MOST = 2;
const ROUNDS = 5;
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [250, 1_000];
const folder = mkdtempSync(join(tmpdir(), "headrace-panels-"));
symlinkSync(join(import.meta.dirname, "..", "node_modules"), join(folder, "node_modules"));
try {
  buildStages(folder);
  const { openEngine, provePipeline, resolve, systems } = await import(pathToFileURL(join(folder, "stages.mjs")).href);
  const engine = await openEngine({ target: { kind: "embedded" }, timeLimitMs: 120_000 });
  // Every proof takes the same engine: what is measured is no start.
  const early = { take: async () => ({ ...engine, close: async () => undefined }) };
  const prepared = async (config) => {
    const resolved = resolve(config, systems);
    await Promise.all(systems.map((system) => system.prepare?.(resolved.pipeline.resources)));
    return resolved;
  };
  const checkOnce = async (config) => {
    const { pipeline, diagnostics } = await prepared(config);
    const rules = systems.flatMap((system) => system.rules);
    const found = [...diagnostics, ...rules.flatMap((rule) => [...rule.check(pipeline)])];
    const asked = systems.flatMap((system) => system.asks?.(pipeline) ?? []);
    const target = { kind: "embedded" };
    const proof = await provePipeline({
      pipeline,
      asked,
      unsound: new Set(),
      engine: target,
      early,
      remembered: new Map(),
    });
    const answers = new Map([...proof.entries].flatMap(([id, { columns }]) => (columns ? [[id, columns]] : [])));
    for (const rule of rules) found.push(...(rule.judge?.(pipeline, answers) ?? []));
    if (found.length + proof.diagnostics.length > 0) throw new Error("the bench's own config is not right");
    return asked;
  };
  const results = [];
  for (const panels of sizes) {
    // No expression is parsed twice: what was is known.
    let rounds = 0;
    const alertsOf = () => Array.from({ length: panels }, (_, index) => expressionOf(index, `${panels} ${rounds++}`));
    const config = configOf(panels, alertsOf());
    const queries = (await checkOnce(config)).map(({ query }) => ({ sql: `DESCRIBE TABLE (${query})`, reads: true }));
    const floors = [];
    const checks = [];
    for (let round = 0; round < ROUNDS; round++) {
      const alerts = alertsOf();
      floors.push(
        await timed(async () => {
          await inBatches(engine, queries);
          for (const alert of alerts) parser.parse(alert);
        }),
      );
      const fresh = configOf(panels, alertsOf());
      checks.push(await timed(() => checkOnce(fresh)));
    }
    const [floor, check] = [median(floors), median(checks)];
    const ratio = check / floor;
    results.push({ panels, ratio, each: check / panels });
    process.stdout.write(
      `${panels} panels and alerts: described and parsed in ${Math.round(floor)} ms, checked in ${Math.round(check)} ms, ratio ${ratio.toFixed(2)}\n`,
    );
  }
  await engine.close();
  const growth = results.at(-1).each / results[0].each;
  process.stdout.write(`time for each panel and alert, ${sizes.at(-1)} against ${sizes[0]}: ${growth.toFixed(2)}\n`);
  if (results.at(-1).ratio > MOST || growth > 1.5) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** As many at once as a proof sends. */
async function inBatches(engine, queries) {
  for (let start = 0; start < queries.length; start += 250) await engine.run(queries.slice(start, start + 250));
}

async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

/** Dashboards of twenty panels over one table, and alerts on the metrics of one job. */
function configOf(panels, alerts) {
  const site = { line: 1, column: 1 };
  const table = "clickhouse.table/bench.events";
  const columns = { at: "DateTime", kind: "LowCardinality(String)", amount: "Float64" };
  const events = { kind: "clickhouse.table", name: "bench.events", options: { columns, orderBy: ["at"] }, site };
  const panel = (index) => ({
    type: "timeseries",
    title: `Panel ${index}`,
    unit: "short",
    query: {
      $sql: [
        `SELECT $__timeInterval(at) AS time, kind, sum(amount) AS total, quantile(0.${(index % 90) + 10})(amount) AS part FROM `,
        { $ref: table },
        ` WHERE $__timeFilter(at) AND kind IN (\${kind:sqlstring}) AND amount > ${index} GROUP BY time, kind ORDER BY time`,
      ],
    },
  });
  const variables = [
    {
      name: "kind",
      type: "query",
      query: { $sql: ["SELECT DISTINCT kind FROM ", { $ref: table }] },
      multi: true,
      all: true,
    },
  ];
  const boards = Array.from({ length: Math.ceil(panels / 20) }, (_, at) => ({
    kind: "grafana.dashboard",
    name: `board-${at}`,
    options: {
      title: `Board ${at}`,
      variables,
      panels: Array.from({ length: 20 }, (_, index) => panel(at * 20 + index)),
    },
    site,
  }));
  const declarations = [events, ...boards, job(), ...alerts.map(alertOf)];
  return {
    name: "bench",
    environment: undefined,
    declarations,
    listed: declarations.map((each) => `${each.kind}/${each.name}`),
  };
}
