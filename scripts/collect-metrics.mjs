// Writes the metric catalogue, src/systems/prometheus/catalogue/metrics: what each component exposes, scraped from the
// program itself where it runs here. `node scripts/collect-metrics.mjs [component …]`, all of them without a name. Run
// it when a version is raised, and read the diff.
import { clickhouse } from "./collect/metrics/clickhouse.mjs";
import { alertmanager, nodeExporter, prometheus } from "./collect/metrics/debian.mjs";
import { writeCatalogue } from "./collect/metrics/write.mjs";

const KEEPERS = /^ClickHouse\w+?_(Keeper|keeper_)|^ClickHouseAsyncMetrics_(OS|Memory|jemalloc|Uptime|LoadAverage)/;

const collectors = {
  alertmanager: async () => writeCatalogue(await alertmanager()),
  node_exporter: async () => writeCatalogue(await nodeExporter()),
  prometheus: async () => writeCatalogue(await prometheus()),
  clickhouse: async () => {
    const { version, metrics } = await clickhouse();
    const writer = "named as src/Server/PrometheusMetricsWriter.cpp does";
    const tables = "system.{metrics,events,errors,histogram_metrics} of the embedded engine";
    writeCatalogue({ component: "clickhouse", version, source: `${tables}, ${writer}`, metrics });
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
