import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPipeline } from "../end-to-end/start-pipeline.js";
import { before } from "../end-to-end/statements.js";
import { scrape, startPostgresExporter } from "../kit/exporters.js";
import { freeAddress } from "../kit/free-port.js";
import { until } from "../kit/until.js";

// For scripts/collect-metrics.mjs: what a broker, a worker with a running connector, and the source's exporter expose.
const folder = process.env.HEADRACE_SCRAPES ?? "";
mkdirSync(folder, { recursive: true });
const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.txt`), text);

const metrics = { broker: await freeAddress(), worker: await freeAddress() };
const pipeline = await startPipeline(before, { metrics });
try {
  await until("the stream", async () => (await scrape(metrics.worker)).includes('context="streaming"') || undefined);
  await sleep(5000);
  write("kafka-connect", await scrape(metrics.worker));
  write("kafka", await scrape(metrics.broker));

  const exporter = await startPostgresExporter(pipeline.postgres, "shop");
  write("postgres_exporter", await scrape(exporter.address));
  await exporter.stop();
} finally {
  await pipeline.stop();
}
