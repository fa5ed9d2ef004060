import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPipeline } from "../end-to-end/start-pipeline.js";
import { before } from "../end-to-end/statements.js";
import { scrape, startPostgresExporter } from "../kit/exporters.js";
import { startKafka } from "../kit/kafka-broker.js";
import { until } from "../kit/until.js";

// For scripts/collect-metrics.mjs: what a broker, a worker with a running connector, and the source's exporter expose.
const folder = process.env.HEADRACE_SCRAPES ?? "";
mkdirSync(folder, { recursive: true });
const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.txt`), text);

const pipeline = await startPipeline(before, { watched: true });
try {
  const metrics = pipeline.worker.metrics ?? "";
  await until("the stream", async () => (await scrape(metrics)).includes('context="streaming"') || undefined);
  await sleep(5000);
  write("kafka-connect", await scrape(metrics));

  const exporter = await startPostgresExporter(pipeline.postgres, "shop");
  write("postgres_exporter", await scrape(exporter.address));
  await exporter.stop();

  const broker = await startKafka(undefined, pipeline.generated.text("kafka/kafka/jmx-exporter.yaml"));
  write("kafka", await scrape(broker.metrics ?? ""));
  await broker.stop();
} finally {
  await pipeline.stop();
}
