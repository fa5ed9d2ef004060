import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../kit/until.js";
import { read } from "./comparison.js";
import type { RunningPipeline } from "./start-pipeline.js";
import { insertOrders, order } from "./statements.js";

/** Milliseconds from the commit of a single row until the mirror shows it. */
export async function latencies({ source, engine }: RunningPipeline, samples: number) {
  const measured: number[] = [];
  for (let id = 50_001; id <= 50_000 + samples; id++) {
    await source.query(`${insertOrders} ${order(id)}`);
    const committed = performance.now();
    const mirrored = async () => {
      const rows = await read(engine, `SELECT id FROM live.orders WHERE id = ${id}`);
      return rows.length > 0 ? true : undefined;
    };
    await until(`order ${id} in the mirror`, mirrored, { everyMilliseconds: 10 });
    measured.push(Math.round(performance.now() - committed));
    await sleep(100);
  }
  measured.sort((one, other) => one - other);
  return { median: measured[Math.floor(samples / 2)], slowest: measured.at(-1) };
}
