import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningPipeline, startPipeline } from "./end-to-end/start-pipeline.js";
import { before, insertOrders, order } from "./end-to-end/statements.js";
import { type Alertmanager, startAlertmanager } from "./kit/alertmanager.js";
import { describeLive } from "./kit/describe-live.js";
import { type Exporter, scrape, startNodeExporter, startPostgresExporter } from "./kit/exporters.js";
import { startKafka } from "./kit/kafka-broker.js";
import { type Prometheus, startPrometheus } from "./kit/prometheus.js";
import { until } from "./kit/until.js";
import { startWebhook, type Webhook } from "./kit/webhook.js";
import { differences } from "./monitoring/exposed.js";
import { alertmanagerFiles, prometheusFiles } from "./monitoring/hand-written.js";

const NEEDED = [
  "PostgreSQL",
  "Kafka, Connect and Debezium",
  "Prometheus and Alertmanager",
  "JMX exporter",
  "PostgreSQL exporter",
  "node exporter",
] as const;

describeLive("the generated pipeline, watched", NEEDED, () => {
  let pipeline: RunningPipeline;
  let source: Exporter;
  let machine: Exporter;
  let webhook: Webhook;
  let alertmanager: Alertmanager;
  let prometheus: Prometheus;
  let connect: string;

  beforeAll(async () => {
    pipeline = await startPipeline(before, { watched: true });
    connect = pipeline.worker.metrics ?? "";
    source = await startPostgresExporter(pipeline.postgres, "shop");
    machine = await startNodeExporter();
    webhook = await startWebhook();
    alertmanager = await startAlertmanager(alertmanagerFiles(webhook.url));
    const targets = { connect, postgres: source.address, node: machine.address, alertmanager: alertmanager.address };
    prometheus = await startPrometheus(prometheusFiles({ targets, alertmanager: alertmanager.address }));
  });
  afterAll(async () => {
    for (const each of [prometheus, alertmanager, webhook, machine, source, pipeline]) await each?.stop();
  });

  test("every exporter is scraped", async () => {
    const targets = await until("all targets", async () => {
      const found = await prometheus.targets();
      const health = Object.values(found);
      return health.length === 4 && health.every((each) => each === "up") ? found : undefined;
    });
    expect(targets).toEqual({ alertmanager: "up", connect: "up", node: "up", postgres: "up" });
  });

  test("Connect exposes what the catalogue says, by the generated rules", async () => {
    await pipeline.source.query(`${insertOrders} ${order(9001)}`);
    const scraped = await until("the stream's metrics", async () => {
      const text = await scrape(connect);
      return text.includes('context="streaming"') && text.includes("RowsScanned{") ? text : undefined;
    });
    expect(differences("kafka-connect", scraped, /^(kafka_connect|debezium)_/)).toEqual([]);
    expect(scraped).toContain('kafka_connect_connector_status{connector="shop",status="running"} 1.0');
    expect(scraped).toContain('debezium_metrics_Connected{context="streaming",name="shop",plugin="postgres"} 1.0');
    expect(scraped).toContain('table="public.orders"');
  });

  test("a broker exposes what the catalogue says, by the generated rules", async () => {
    const broker = await startKafka(undefined, pipeline.generated.text("kafka/kafka/jmx-exporter.yaml"));
    try {
      const scraped = await scrape(broker.metrics ?? "");
      expect(differences("kafka", scraped, /^kafka_/)).toEqual([]);
      expect(scraped).toContain("kafka_controller_active_controllers 1.0");
    } finally {
      await broker.stop();
    }
  });

  test("postgres_exporter exposes what the catalogue says, the slot among it", async () => {
    const scraped = await scrape(source.address);
    expect(differences("postgres_exporter", scraped, /^pg_(?!settings)/)).toEqual([]);
    const slot = await until("the slot", async () => {
      const [found] = await prometheus.query("pg_replication_slots_pg_wal_lsn_diff");
      return found;
    });
    expect(slot.labels.slot_name).toBe("headrace_shop");
  });

  test("an alert fires when Debezium's task has failed, reaches the webhook, and is resolved", async () => {
    const firing = () =>
      webhook.received.flatMap(({ alerts }) => alerts).find(({ labels }) => labels.alertname === "ConnectorTaskFailed");
    expect(firing()).toBeUndefined();
    const { connector, source, worker } = pipeline;
    // A connection that breaks, or that can't be made, is tried again for ever while the task is running: no failure.
    const publication = connector.config["publication.name"];
    await source.query(`ALTER PUBLICATION "${publication}" RENAME TO gone`);
    // Its state is not waited for: for a moment the one before the restart is still told.
    const restart = () =>
      fetch(`${worker.url}/connectors/${connector.name}/restart?includeTasks=true`, { method: "POST" });
    await restart();
    const alert = await until("the notification", async () => firing(), { seconds: 90 });
    expect(alert).toMatchObject({
      status: "firing",
      labels: { connector: "shop", task: "0", severity: "critical" },
      annotations: { summary: "Task 0 of connector shop has failed" },
    });

    await source.query(`ALTER PUBLICATION gone RENAME TO "${publication}"`);
    await restart();
    await until(
      "the resolution",
      async () => webhook.received.some(({ status }) => status === "resolved") || undefined,
      { seconds: 90 },
    );
  });
});
