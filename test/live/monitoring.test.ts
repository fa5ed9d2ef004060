import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertOrders, order } from "./end-to-end/statements.js";
import { describeLive } from "./kit/describe-live.js";
import { scrape } from "./kit/exporters.js";
import { projectRoot } from "./kit/project-root.js";
import { until } from "./kit/until.js";
import { differences } from "./monitoring/exposed.js";
import { letEverythingBeMeasured } from "./monitoring/let-be-measured.js";
import { namedMetrics } from "./monitoring/named-metrics.js";
import { startWatched, type WatchedPipeline } from "./monitoring/start-watched.js";
import { OWN, UNSCRAPED, WITHOUT_KAFKA_EXPORTER } from "./monitoring/unscraped.js";

const NEEDED = [
  "PostgreSQL",
  "Kafka, Connect and Debezium",
  "Prometheus and Alertmanager",
  "JMX exporter",
  "PostgreSQL exporter",
  "node exporter",
] as const;

describeLive("the generated pipeline, watched by the generated configuration", NEEDED, () => {
  let watched: WatchedPipeline;
  beforeAll(async () => {
    watched = await startWatched();
  });
  afterAll(() => watched?.stop());

  test("every job of the generated configuration is scraped", async () => {
    const { prometheus, at } = watched;
    const jobs = ["alertmanager", "clickhouse", "clickhouse-pipeline", "connect", "kafka", "node", "postgres-shop"];
    const all = [...jobs, ...(at.kafka === undefined ? [] : ["kafka-exporter"]), "prometheus"];
    let found: Readonly<Record<string, string>> = {};
    await until(
      "all targets",
      async () => {
        found = await prometheus.targets();
        return all.every((job) => found[job] === "up") || undefined;
      },
      { explain: () => JSON.stringify(found) },
    );
    expect(Object.keys(found).sort()).toEqual(all.sort());
  });

  test("Connect exposes what the catalogue says, by the generated rules", async () => {
    await watched.pipeline.source.query(`${insertOrders} ${order(9001)}`);
    const scraped = await until("the stream's metrics", async () => {
      const text = await scrape(watched.at.connect);
      return text.includes('context="streaming"') && text.includes("RowsScanned{") ? text : undefined;
    });
    expect(differences("kafka-connect", scraped, /^(kafka_connect|debezium)_/)).toEqual([]);
    expect(scraped).toContain('kafka_connect_connector_status{connector="shop",status="running"} 1.0');
    expect(scraped).toContain('debezium_metrics_Connected{context="streaming",name="shop",plugin="postgres"} 1.0');
    expect(scraped).toContain('table="public.orders"');
  });

  test("the broker exposes what the catalogue says, by the generated rules", async () => {
    const scraped = await scrape(watched.at.broker);
    expect(differences("kafka", scraped, /^kafka_/)).toEqual([]);
    expect(scraped).toContain("kafka_controller_active_controllers 1.0");
  });

  test("kafka_exporter exposes what the catalogue says, or why it isn't there is listed", async () => {
    if (watched.at.kafka === undefined) {
      expect(WITHOUT_KAFKA_EXPORTER.reason).toContain("no registry that is reached here has it");
      return;
    }
    const scraped = await scrape(watched.at.kafka);
    expect(differences("kafka_exporter", scraped, /^kafka_/)).toEqual([]);
  });

  test("postgres_exporter exposes what the catalogue says, the slot among it", async () => {
    const scraped = await scrape(watched.at.postgres);
    expect(differences("postgres_exporter", scraped, /^pg_(?!settings)/)).toEqual([]);
    const [slot] = await watched.prometheus.query("pg_replication_slots_pg_wal_lsn_diff");
    expect(slot?.labels.slot_name).toBe("headrace_shop");
  });

  test("each metric that the example names is in a scrape, or its reason is listed", async () => {
    const { prometheus, pipeline, at } = watched;
    await letEverythingBeMeasured(pipeline);
    const { named, recorded } = await namedMetrics(join(projectRoot(), "examples", "postgres-cdc", "generated"));
    const listed = [...UNSCRAPED, ...(at.kafka === undefined ? [WITHOUT_KAFKA_EXPORTER] : [])];
    const made = new Set([...OWN, ...recorded]);
    const wanted = [...named.keys()].filter((name) => !made.has(name) && !listed.some(({ names }) => names.test(name)));
    expect(wanted.length).toBeGreaterThan(30);
    let missing: readonly string[] = [];
    await until(
      "every metric",
      async () => {
        const scraped = await prometheus.names();
        missing = wanted.filter((name) => !scraped.has(name));
        return missing.length === 0 || undefined;
      },
      { explain: () => missing.map((name) => `${name}, of ${named.get(name)}`).join("\n") },
    );
    // What is listed must be named, and not be there after all.
    const scraped = await prometheus.names();
    for (const { names, reason } of listed) {
      expect([...named.keys()].filter((name) => names.test(name)).length, reason).toBeGreaterThan(0);
      expect([...scraped].filter((name) => names.test(name))).toEqual([]);
    }
  });

  test("none of the recommended alerts can't be evaluated, or fires in peace", async () => {
    const { prometheus } = watched;
    expect(await prometheus.query("prometheus_rule_evaluation_failures_total > 0")).toEqual([]);
    expect(await prometheus.query('ALERTS{alertname=~"Connector.*|Replication.*|Postgres.*"}')).toEqual([]);
  });

  test("a failed task of Debezium is told to the webhook by a real Alertmanager", async () => {
    const { connector, source, worker } = watched.pipeline;
    expect(told("ConnectorTaskFailed")).toBeUndefined();
    // A connection that breaks, or that can't be made, is tried again for ever while the task is running: no failure.
    const publication = connector.config["publication.name"];
    await source.query(`ALTER PUBLICATION "${publication}" RENAME TO gone`);
    const restart = () =>
      fetch(`${worker.url}/connectors/${connector.name}/restart?includeTasks=true`, { method: "POST" });
    await restart();
    const alert = await until("the notification", async () => told("ConnectorTaskFailed"), { seconds: 180 });
    expect(alert).toMatchObject({
      status: "firing",
      labels: { connector: "shop", task: "0", severity: "critical", team: "data" },
      annotations: {
        summary: "Task 0 of the connector shop has failed",
        runbook_url: "https://runbooks.example.com/shop/connector-task-failed.md",
      },
    });
    await source.query(`ALTER PUBLICATION gone RENAME TO "${publication}"`);
    await restart();
    await untilOver("ConnectorTaskFailed");
  });

  test("a killed Debezium is told as a connector that is down, and is over when it is back", async () => {
    const { worker, connect, connector } = watched.pipeline;
    expect(told("ConnectorDown")).toBeUndefined();
    await worker.process.kill();
    const alert = await until("the notification", async () => told("ConnectorDown"), { seconds: 180 });
    expect(alert).toMatchObject({
      status: "firing",
      labels: { connector: "shop", severity: "critical", team: "data" },
      annotations: { summary: "The connector shop is not running" },
    });
    await worker.crash();
    await connect.running(connector.name);
    await untilOver("ConnectorDown");
  });

  function told(name: string) {
    return watched.webhook.received.flatMap(({ alerts }) => alerts).find(({ labels }) => labels.alertname === name);
  }

  /** At Prometheus and at Alertmanager, which tells of it with the group's next message, five minutes after the last. */
  async function untilOver(name: string): Promise<void> {
    await until(
      `${name} to be over`,
      async () => {
        const firing = await watched.prometheus.query(`ALERTS{alertname="${name}"}`);
        return (firing.length === 0 && !(await watched.alertmanager.active()).includes(name)) || undefined;
      },
      { seconds: 120 },
    );
  }
});
