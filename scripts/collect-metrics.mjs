// Writes the metric catalogue, src/systems/prometheus/catalogue/metrics: what each component exposes, scraped from the
// program itself where it runs here. `node scripts/collect-metrics.mjs [component …]`, all of them without a name. Run
// it when a version is raised, and read the diff. `live` is what the kit of the live tests runs: Kafka, Connect with
// Debezium, postgres_exporter. The otelcol and kube-state-metrics need to be told where they are, alertmanager and
// node_exporter where others than Debian's are: see their modules.
import { clickhouse } from "./collect/metrics/clickhouse.mjs";
import { alertmanager, nodeExporter, prometheus } from "./collect/metrics/debian.mjs";
import { live } from "./collect/metrics/live.mjs";
import { otelcol } from "./collect/metrics/otelcol.mjs";
import { grafana, kafkaExporter, kubeStateMetrics } from "./collect/metrics/sources.mjs";
import { writeCatalogue } from "./collect/metrics/write.mjs";

const KEEPERS = /^ClickHouse\w+?_(Keeper|keeper_)|^ClickHouseAsyncMetrics_(OS|Memory|jemalloc|Uptime|LoadAverage)/;

/** In an order in which what starts servers comes first: the engine's session is not left. */
const collectors = {
  alertmanager: async () => writeCatalogue(await alertmanager()),
  node_exporter: async () => writeCatalogue(await nodeExporter()),
  prometheus: async () => writeCatalogue(await prometheus()),
  live: async () => {
    for (const each of await live()) writeCatalogue(each);
  },
  otelcol: async () => writeCatalogue(await otelcol()),
  kafka_exporter: async () => writeCatalogue(kafkaExporter()),
  grafana: async () => writeCatalogue(grafana()),
  "kube-state-metrics": async () => writeCatalogue(kubeStateMetrics()),
  clickhouse: async () => {
    const { version, metrics } = await clickhouse();
    const writer = "named as src/Server/PrometheusMetricsWriter.cpp does";
    const tables = "system.{metrics,events,errors,histogram_metrics} of the embedded engine";
    const uncollected = "the embedded engine computes no asynchronous metrics: those are from the server's sources";
    writeCatalogue({ component: "clickhouse", version, source: `${tables}, ${writer}`, uncollected, metrics });
    const keeper = metrics.filter(({ name }) => KEEPERS.test(name));
    writeCatalogue({
      component: "clickhouse-keeper",
      version,
      source: "those of clickhouse that Keeper's writer takes",
      uncollected: "there is no package of Keeper to run: its metrics are those that the server has of it",
      metrics: keeper,
    });
  },
};

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(collectors)) {
  await collectors[name]();
  console.log(`collected ${name}`);
}
// A session of the embedded engine may never close.
process.kill(process.pid, "SIGKILL");
