// From a topic's bytes to rows in the tables, one thread: node bench/ingest.mjs [-- --quick] [-- --json file]
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "chdb";
import { bytesOf, formats } from "./ingest/formats.mjs";
import { generated } from "./ingest/generated.mjs";
import { changes } from "./ingest/orders.mjs";
import { startRegistry } from "./ingest/registry.mjs";
import { byHand, document, MENDS } from "./ingest/statements.mjs";

const quick = process.argv.includes("--quick");
const jsonPath = process.argv.includes("--json") ? process.argv[process.argv.indexOf("--json") + 1] : undefined;
const count = quick ? 100_000 : 400_000;
const rounds = quick ? 5 : 7;
const INPUT = { envelope: "JSONEachRow", flat: "JSONEachRow", avro: "AvroConfluent" };
/** Rows of a block: what one poll of the Kafka engine brings (kafka_poll_max_batch_size). */
const BLOCK = 65_505;

const memory = process.env.TMPDIR === undefined && existsSync("/dev/shm");
const folder = mkdtempSync(join(memory ? "/dev/shm" : tmpdir(), "headrace-ingest-"));
const registry = await startRegistry();
const session = new Session(join(folder, "data"));
try {
  for (const setting of ["max_threads", "max_insert_threads"]) run(`SET ${setting} = 1`);
  run("SET input_format_parallel_parsing = 0, session_timezone = 'UTC'");
  for (const format of Object.keys(formats)) writeEvents(format);
  for (const mend of MENDS) console.error(`mended in the document's view: ${mend}`);
  document.create.forEach(run);
  const results = Object.keys(formats).map(measure);
  console.table(Object.fromEntries(results.map(({ format, ...figures }) => [format, figures])));
  const report = { node: process.version, events: count, rounds, results };
  if (jsonPath === undefined) console.log(JSON.stringify(report));
  else writeFileSync(jsonPath, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  session.cleanup();
  await registry.stop();
  rmSync(folder, { recursive: true, force: true });
}

function run(sql) {
  return session.query(sql, "TabSeparated").trim();
}

function writeEvents(format) {
  const { events, identity } = formats[format];
  const file = openSync(join(folder, `${format}.events`), "w");
  let waiting = [];
  for (const change of changes(count, identity)) {
    waiting.push(Buffer.from(bytesOf[events](change)));
    if (waiting.length === 10_000) {
      writeSync(file, Buffer.concat(waiting));
      waiting = [];
    }
  }
  writeSync(file, Buffer.concat(waiting));
  closeSync(file);
}

/** The three one after another, so many times, so that what slows the machine down slows all; the medians. */
function measure(format) {
  const { events, identity } = formats[format];
  const ours = generated(format, formats[format], registry.url, folder);
  ours.create.forEach(run);
  const theirs = byHand(format, events);
  theirs.create(ours.rows).forEach(run);
  const ways = {
    document: insertion(document.queue, identity === "full" ? "envelope_full" : "envelope", "JSONAsString", []),
    generated: insertion(ours.queue, format, INPUT[events], ours.settings),
    byHand: insertion(theirs.queue, format, INPUT[events], ours.settings),
  };
  const tables = { document: document.rows, generated: ours.rows, byHand: theirs.rows };
  const times = { document: [], generated: [], byHand: [] };
  for (let round = 0; round <= rounds; round++) {
    const order = Object.keys(ways);
    for (const way of round % 2 === 0 ? order : order.toReversed()) {
      run(`TRUNCATE TABLE ${tables[way]}`);
      const time = cpuOf(() => run(ways[way]));
      // The first round warms up.
      if (round > 0) times[way].push(time);
    }
  }
  expectSame(ours.rows, theirs.rows);
  const ratio = (way) => median(times[way].map((time, round) => time / times.generated[round]));
  const perSecond = (way) => Math.round(count / median(times[way]));
  const result = {
    format,
    "events/s": perSecond("generated"),
    document: perSecond("document"),
    "by hand": perSecond("byHand"),
    "times the document": Number(ratio("document").toFixed(2)),
    "times by hand": Number(ratio("byHand").toFixed(2)),
  };
  console.error(JSON.stringify(result));
  return result;
}

function insertion(queue, format, input, settings) {
  const blocks = [
    `max_insert_block_size = ${BLOCK}`,
    `min_insert_block_size_rows = ${BLOCK}`,
    "min_insert_block_size_bytes = 0",
  ];
  return `INSERT INTO ${queue} FROM INFILE '${join(folder, `${format}.events`)}' COMPRESSION 'none'
SETTINGS ${[...blocks, ...settings].join(", ")} FORMAT ${input}`;
}

/** Seconds of this process on a processor; the engine is in it, and its threads are all that run. */
function cpuOf(action) {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function expectSame(one, other) {
  const columns = "* EXCEPT (total_amount)";
  const digest = (table) => run(`SELECT count(), sum(cityHash64(*)) FROM (SELECT ${columns} FROM ${table} FINAL)`);
  if (digest(one) !== digest(other)) throw new Error(`${one} and ${other} differ: ${digest(one)}, ${digest(other)}`);
  if (digest(one).startsWith("0\t")) throw new Error(`${one} is empty`);
}

function median(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
