import { parentPort, workerData } from "node:worker_threads";

await import(workerData);
const declared = globalThis[Symbol.for("headrace.declarations")];
const tables = declared.filter((each) => each.kind === "clickhouse.table");
parentPort.postMessage(tables.map((each) => each.name.slice("bench.".length)));
