import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { ofKind, type Pipeline } from "../../../src/compiler/model/resource.js";
import { receiversOf, routeTree } from "../../../src/systems/alertmanager/public.js";
import { INHIBIT } from "../../../src/systems/alertmanager/schema.js";
import { DASHBOARD } from "../../../src/systems/grafana/public.js";
import { promqlString } from "../../../src/systems/prometheus/public.js";
import { ALERT, JOB, SERVER, TEST } from "../../../src/systems/prometheus/schema.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, shown } from "../../compiler/resolve/loaded.js";

function watched(options: JsonObject, ...more: readonly Declaration[]): Pipeline {
  const { pipeline, diagnostics } = resolved(
    SHOP,
    ORDERS,
    ORDERS_NOW,
    call("pipeline.monitoring", "monitoring", options),
    ...more,
  );
  expect(shown(diagnostics)).toEqual([]);
  return pipeline;
}

const alertNames = ({ resources }: Pipeline) => ofKind(resources.values(), ALERT).map(({ name }) => name);
const jobs = ({ resources }: Pipeline) =>
  ofKind(resources.values(), JOB).map(({ name, spec }) => `${name}: ${spec.targets.join(", ")}`);
const NOTIFY = { slack: { $secret: "alerting/slack" } };

describe("a pipeline of one table", () => {
  it("is scraped where its components are", () => {
    expect(jobs(watched({ notify: NOTIFY }))).toEqual([
      "alertmanager: alertmanager:9093",
      "clickhouse: clickhouse:9363",
      "connect: connect:9404",
      "kafka: kafka:9404",
      "kafka-exporter: kafka-exporter:9308",
      "node: node-exporter:9100",
      "postgres-shop: postgres-exporter:9187",
      "prometheus: prometheus:9090",
    ]);
  });

  it("has these alerts, each with tests in both ways", () => {
    const pipeline = watched({ notify: NOTIFY });
    expect(alertNames(pipeline).sort()).toEqual([
      "AccessDenied",
      "ClickHouseCommitFailures",
      "ClickHouseConsumerErrors",
      "ClickHouseDown",
      "ClickHouseInsertsDelayed",
      "ClickHouseInsertsFailed",
      "ClickHouseInsertsRejected",
      "ClickHouseMemory",
      "ClickHouseMessagesFailed",
      "ClickHouseMutationsStuck",
      "ClickHouseRestarted",
      "ClickHouseTooManyParts",
      "ColumnAdded",
      "ColumnChanged",
      "ColumnsNotCompared",
      "ConnectorDown",
      "ConnectorNotConnected",
      "ConnectorTaskFailed",
      "ConsumerGroupEmpty",
      "ConsumerLag",
      "ConsumerStalled",
      "CpuUsed",
      "DiskFilling",
      "DiskFull",
      "DiskUsed",
      "KafkaControllers",
      "KafkaDown",
      "KafkaLoginsFailed",
      "KafkaOfflinePartitions",
      "KafkaUncleanElection",
      "KafkaUnderReplicated",
      "LoginsAttacked",
      "LoginsFailed",
      "MemoryUsed",
      "MessagesLost",
      "NotificationsFailing",
      "PostgresDown",
      "PostgresLongTransaction",
      "PrometheusConfigRejected",
      "PrometheusNotificationsDropped",
      "PrometheusRuleFailures",
      "QueriesSlower",
      "ReplicationLag",
      "ReplicationLagCritical",
      "ReplicationSlotInactive",
      "ReplicationSlotLost",
      "RestartsOften",
      "TableOld",
      "TableOldCritical",
      "TargetDown",
      "WalRetained",
      "WalRetainedCritical",
    ]);
    const tests = ofKind(pipeline.resources.values(), TEST);
    const tested = (name: string) => tests.filter(({ spec }) => spec.alert?.$ref === `prometheus.alert/${name}`);
    const ways = alertNames(pipeline).map((name) => tested(name).map(({ spec }) => spec.expect === "nothing"));
    expect(ways.filter((each) => !each.includes(true) || !each.includes(false))).toEqual([]);
  });

  it("speaks of its own slot, connector and groups", () => {
    const { resources } = watched({ notify: NOTIFY });
    const exprs = new Map(ofKind(resources.values(), ALERT).map(({ name, spec }) => [name, promqlString(spec.expr)]));
    expect(exprs.get("ConnectorDown")).toBe(
      'absent(kafka_connect_connector_status{connector="shop",status="running"})',
    );
    expect(exprs.get("ReplicationSlotInactive")).toBe(
      'max by (slot_name) (pg_replication_slots_active{slot_name="headrace_shop"}) == 0',
    );
    expect(exprs.get("ReplicationLag")).toBe(
      'max by (name) (debezium_metrics_MilliSecondsBehindSource{name="shop",context="streaming"}) > 60000',
    );
    expect(exprs.get("ConsumerLag")).toContain('consumergroup=~"clickhouse\\\\.a\\\\.');
  });
});

describe("what the author says", () => {
  it("leaves out what is silenced or not scraped", () => {
    const all = alertNames(watched({ notify: NOTIFY }));
    const less = alertNames(watched({ notify: NOTIFY, silence: ["DiskFilling"], exporters: { kafka: false } }));
    expect(all.filter((name) => !less.includes(name)).sort()).toEqual([
      "ConsumerGroupEmpty",
      "ConsumerLag",
      "ConsumerStalled",
      "DiskFilling",
      "KafkaUnderReplicated",
      "MessagesLost",
      "TableOld",
      "TableOldCritical",
    ]);
    expect(alertNames(watched({ notify: NOTIFY, alerts: "none" }))).toEqual([]);
  });

  it("says how long a connector may be down, and where alerts are sent", () => {
    const { resources } = watched({
      notify: NOTIFY,
      thresholds: { connectorDown: "1m" },
      exporters: { alertmanager: ["am-1:9093", "am-2:9093"] },
    });
    const down = ofKind(resources.values(), ALERT).find(({ name }) => name === "ConnectorDown");
    expect(down?.spec.for).toBe(60_000);
    expect(ofKind(resources.values(), SERVER)[0]?.spec.alertmanagers).toEqual(["am-1:9093", "am-2:9093"]);
  });

  it("says how long an alert must last, and its tests wait as long", () => {
    const { resources } = watched({ notify: NOTIFY, for: { ConsumerLag: "40m", CpuUsed: "1m" } });
    const patience = new Map(ofKind(resources.values(), ALERT).map(({ name, spec }) => [name, spec.for]));
    expect([patience.get("ConsumerLag"), patience.get("CpuUsed")]).toEqual([2_400_000, 60_000]);
    const fires = ofKind(resources.values(), TEST).find(({ name }) => name === "ConsumerLag fires");
    expect(fires?.spec.at).toBe(3_600_000);
  });

  it("may write the WAL that is retained as sizes", () => {
    const { resources } = watched({ thresholds: { walRetained: { warning: "512 MiB", critical: "10GB" } } });
    const alerts = new Map(ofKind(resources.values(), ALERT).map(({ name, spec }) => [name, promqlString(spec.expr)]));
    expect(alerts.get("WalRetained")).toContain(`> ${512 * 1024 ** 2}`);
    expect(alerts.get("WalRetainedCritical")).toContain(`> ${10 * 1024 ** 3}`);
  });

  it("asks ClickHouse itself where it may", () => {
    const pipeline = watched({ notify: NOTIFY, measures: { $secret: "monitoring/password" } });
    expect(alertNames(pipeline)).toEqual(
      expect.arrayContaining(["DeadLetters", "QueueIdle", "MutationsFailed", "SchemaChanged"]),
    );
    expect(jobs(pipeline)).toContain("clickhouse-pipeline: clickhouse:8123");
    expect(pipeline.resources.has("clickhouse.user/headrace_monitoring")).toBe(true);
  });

  it("shows the data's way on a dashboard, each stage that is there", () => {
    const rows = (options: JsonObject, board = "pipeline") =>
      ofKind(watched({ notify: NOTIFY, ...options }).resources.values(), DASHBOARD)
        .filter(({ name }) => name === board)
        .flatMap(({ spec }) => spec.rows?.map(({ title }) => title) ?? []);
    expect(rows({})).toEqual(["Source", "Connector", "Kafka", "ClickHouse", "Tables"]);
    expect(rows({ measures: { $secret: "monitoring/password" }, exporters: { postgres: false } })).toEqual([
      "Connector",
      "Kafka",
      "ClickHouse",
      "Tables",
    ]);
    expect(rows({ dashboards: "none" })).toEqual([]);
    expect(rows({}, "infrastructure")).toEqual([
      "Processors and memory",
      "Disks",
      "Network",
      "PostgreSQL",
      "Kafka",
      "Connect",
      "ClickHouse",
    ]);
    expect(rows({ exporters: { node: false, brokers: false, collector: "collector:8888" } }, "infrastructure")).toEqual(
      ["Machines", "PostgreSQL", "Connect", "ClickHouse", "Collectors"],
    );
  });

  it("puts an alert of the same name in the place of a recommended one", () => {
    const own = call("prometheus.alert", "DiskFull", {
      expr: { $promql: ["node_filesystem_avail_bytes < 1"] },
      severity: "warning",
      summary: "full",
      description: "full",
    });
    const { resources } = watched({ notify: NOTIFY, replace: [{ $ref: "prometheus.alert/DiskFull" }] }, own);
    const alert = ofKind(resources.values(), ALERT).find(({ name }) => name === "DiskFull");
    expect(alert?.spec.severity).toBe("warning");
    expect(resources.has("prometheus.test/DiskFull fires")).toBe(false);
  });

  it("names the team, its pages and a runbook for each alert", () => {
    const { resources } = watched({
      notify: NOTIFY,
      owner: { team: "data", runbooks: "https://example.com/shop/", dashboards: "https://grafana.example.com" },
    });
    const alert = ofKind(resources.values(), ALERT).find(({ name }) => name === "WalRetainedCritical");
    expect(alert?.spec).toMatchObject({
      labels: { team: "data" },
      runbook: "https://example.com/shop/wal-retained-critical.md",
      dashboard: expect.stringMatching(/^https:\/\/grafana\.example\.com\/d\/pipeline-[0-9a-f]{8}$/),
    });
  });
});

describe("who is told", () => {
  const told = (options: JsonObject) => {
    const tree = routeTree(watched({ notify: NOTIFY, ...options }).resources);
    if (tree === undefined) throw new Error("There is no root");
    return (severity: string) => receiversOf(tree, new Map([["severity", severity]]));
  };

  it("is the team, and of what is critical also who is on call", () => {
    const alone = told({});
    expect([alone("critical"), alone("info")]).toEqual([["team"], ["team"]]);
    const both = told({ notify: { ...NOTIFY, pagerduty: { $secret: "alerting/key" } } });
    expect([both("critical"), both("warning")]).toEqual([["on-call", "team"], ["team"]]);
  });

  it("is nobody of warnings during maintenance", () => {
    const { resources } = watched({ notify: NOTIFY, maintenance: { weekdays: ["sunday"], times: ["02:00-04:00"] } });
    const muted = routeTree(resources)?.routes.filter(({ spec }) => spec.muteDuring.length > 0);
    expect(muted?.map(({ matchers }) => matchers.map(({ value }) => value))).toEqual([["warning"], ["info"]]);
  });

  it("hears that maintenance has begun, where PromQL knows the time", () => {
    const begun = (maintenance: JsonObject) => {
      const alerts = ofKind(watched({ notify: NOTIFY, maintenance }).resources.values(), ALERT);
      const alert = alerts.find(({ name }) => name === "MaintenanceStarted");
      return alert === undefined ? undefined : promqlString(alert.spec.expr);
    };
    expect(begun({ weekdays: ["sunday"], times: ["02:00-04:00"] })).toBe(
      "(hour() * 60 + minute() >= 120 and hour() * 60 + minute() <= 239) and (day_of_week() == 0)",
    );
    expect(begun({ daysOfMonth: ["1", "-1"], months: ["march"] })).toBe(
      "((day_of_month() == 1) or (day_of_month() - days_in_month() - 1 == -1)) and (month() == 3)",
    );
    expect(begun({ times: ["02:00-04:00"], location: "Europe/Berlin" })).toBeUndefined();
    expect(begun({ weekdays: ["sunday:saturday"] })).toBeUndefined();
  });

  it("hears of a connector that is down, and not of the lag that follows", () => {
    const names = ofKind(watched({ notify: NOTIFY }).resources.values(), INHIBIT).map(({ name }) => name);
    expect(names).toContain("connector-down-shop");
    expect(names).not.toContain("kafka-brokers-missing");
  });

  it("hears of one Kafka cluster's consumers although another has lost partitions", () => {
    const clusters = ["a", "b"].map((name) =>
      call("kafka.cluster", name, { brokers: [`${name}-1:9092`, `${name}-2:9092`] }),
    );
    const source = call("postgres.source", "crm", { ...SHOP.options, kafka: { $ref: "kafka.cluster/b" } });
    const shop = call("postgres.source", "shop", { ...SHOP.options, kafka: { $ref: "kafka.cluster/a" } });
    const table = call("postgres.table", "crm.people", { ...ORDERS.options, source: { $ref: "postgres.source/crm" } });
    const people = call("clickhouse.mirror", "a.people", {
      of: { $ref: "postgres.table/crm.people" },
      orderBy: ["id"],
    });
    const watch = call("pipeline.monitoring", "monitoring", { notify: NOTIFY });
    const { pipeline } = resolved(...clusters, source, shop, ORDERS, table, ORDERS_NOW, people, watch);
    const names = ofKind(pipeline.resources.values(), INHIBIT).map(({ name }) => name);
    expect(names).not.toContain("kafka-offline");
    expect(jobs(pipeline)).toContain("kafka-exporter: kafka-exporter-a:9308, kafka-exporter-b:9308");
    const alerts = new Map(
      ofKind(pipeline.resources.values(), ALERT).map(({ name, spec }) => [name, promqlString(spec.expr)]),
    );
    expect(alerts.get("KafkaBrokersMissing")).toBe('sum(kafka_brokers{job="kafka-exporter"}) < 4');
  });
});
