import { join } from "node:path";
import { type RunningPipeline, startPipeline } from "../end-to-end/start-pipeline.js";
import { before } from "../end-to-end/statements.js";
import { type Alertmanager, startAlertmanager } from "../kit/alertmanager.js";
import { startClickHouseEndpoint } from "../kit/clickhouse-endpoint.js";
import { startKafkaExporter, startNodeExporter, startPostgresExporter } from "../kit/exporters.js";
import { freeAddress } from "../kit/free-port.js";
import type { Generated } from "../kit/generated.js";
import { kafkaExporter } from "../kit/monitoring-components.js";
import { type Prometheus, startPrometheus } from "../kit/prometheus.js";
import { startWebhook, type Webhook } from "../kit/webhook.js";
import type { Addresses } from "./addresses.js";

/** The pipeline of `pipeline.config.ts`, with all that watches it by the files that it was compiled to. */
export interface WatchedPipeline {
  readonly pipeline: RunningPipeline;
  readonly prometheus: Prometheus;
  readonly alertmanager: Alertmanager;
  readonly webhook: Webhook;
  /** Where each exporter is, by what `exporters` calls it. */
  readonly at: {
    readonly broker: string;
    readonly connect: string;
    readonly postgres: string;
    /** Undefined where there is no kafka_exporter. */
    readonly kafka: string | undefined;
  };
  stop(): Promise<void>;
}

const CONFIG = "monitoring/pipeline.config.ts";
const MONITORING = { username: "headrace_monitoring", password: "monitoring's" };

export async function startWatched(): Promise<WatchedPipeline> {
  const started: { stop(): Promise<unknown> }[] = [];
  const stop = async () => {
    for (const each of started.splice(0).reverse()) await each.stop();
  };
  async function keep<T extends { stop(): Promise<unknown> }>(starting: Promise<T>): Promise<T> {
    const server = await starting;
    started.push(server);
    return server;
  }
  try {
    const [broker, connect, clickhouse] = [await freeAddress(), await freeAddress(), await freeAddress()];
    const [postgres, node, kafka] = [await freeAddress(), await freeAddress(), await freeAddress()];
    const [prometheusAt, alertmanagerAt] = [await freeAddress(), await freeAddress()];
    const webhook = await keep(startWebhook());
    const offsets = await kafkaExporter();
    const addresses: Addresses = {
      webhook: webhook.url,
      brokers: broker,
      connect,
      clickhouse,
      measures: clickhouse,
      postgres,
      node,
      kafka: offsets === undefined ? false : kafka,
      prometheus: prometheusAt,
      alertmanager: alertmanagerAt,
    };
    process.env.HEADRACE_LIVE_ADDRESSES = JSON.stringify(addresses);
    const pipeline = await keep(startPipeline(before, { config: CONFIG, metrics: { broker, worker: connect } }));
    const { generated, engine } = pipeline;

    const queries = join(generated.folder, "postgres/shop/exporter-queries.yaml");
    await keep(startPostgresExporter(pipeline.postgres, "shop", { address: postgres, queries }));
    await keep(startNodeExporter(node));
    if (offsets !== undefined) await keep(startKafkaExporter(offsets, pipeline.broker.bootstrapServers, kafka));
    const handlers = generated.text("clickhouse/server/config.d/metrics.yaml");
    await keep(startClickHouseEndpoint({ engine, address: clickhouse, handlers, account: MONITORING }));
    const alertmanager = await keep(startAlertmanager(filesIn(generated, "alertmanager/"), alertmanagerAt));
    const secrets = { "clickhouse/monitoring": MONITORING.password };
    const options = { address: prometheusAt, secrets };
    const prometheus = await keep(startPrometheus(filesIn(generated, "prometheus/"), options));
    const at = { broker, connect, postgres, kafka: offsets === undefined ? undefined : kafka };
    return { pipeline, prometheus, alertmanager, webhook, at, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The generated files of one program, by their paths in its folder. */
function filesIn(generated: Generated, folder: string): Readonly<Record<string, string>> {
  const paths = generated.paths.filter((path) => path.startsWith(folder));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), generated.text(path)]));
}
