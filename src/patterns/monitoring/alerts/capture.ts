import { durationText } from "../../../systems/prometheus/public.js";
import { among, constant, MINUTE, quoted, type Recommended, series, type Watched } from "../recommended.js";

const GROUP = "capture";
const STATUS = "kafka_connect_connector_status";
const TASK_STATUS = "kafka_connect_connector_task_status";

/** Connectors and what Debezium tells of itself. */
export function captureAlerts(watched: Watched): readonly Recommended[] {
  const { deployed, spec } = watched;
  const [connector] = deployed.connectors;
  if (spec.exporters.connect === false || connector === undefined) return [];
  const { connectorDown } = spec.thresholds;
  return [...connectorAlerts(deployed.connectors, connector, connectorDown), ...debeziumAlerts(watched)];
}

function connectorAlerts(connectors: readonly string[], first: string, patience: number): readonly Recommended[] {
  const failing = `${TASK_STATUS}{${among("connector", connectors)},status="failed"}`;
  return [
    {
      name: "ConnectorDown",
      group: GROUP,
      // An absent series has no labels but those that were asked for: one for each connector.
      expr: connectors.map((name) => `absent(${STATUS}{connector=${quoted(name)},status="running"})`).join(" or "),
      for: patience,
      severity: "critical",
      summary: "The connector {{ $labels.connector }} is not running",
      description:
        "No Connect worker runs {{ $labels.connector }}: no change of its source arrives, and PostgreSQL keeps all WAL until it runs again.",
      action:
        "Look at its status and trace in Connect's REST API (`/connectors/<name>/status`); restart it with `POST /connectors/<name>/restart?includeTasks=true&onlyFailed=true`. Without a worker, start one.",
      fires: { series: running(connectors.slice(1)), labels: { connector: first, status: "running" } },
      silent: running(connectors),
    },
    {
      name: "ConnectorTaskFailed",
      group: GROUP,
      expr: `max by (connector, task) (${failing}) > 0`,
      for: MINUTE,
      severity: "critical",
      summary: "Task {{ $labels.task }} of the connector {{ $labels.connector }} has failed",
      description: "A failed task is not started again by itself: nothing of what it reads arrives.",
      action:
        "Read its trace in `/connectors/<name>/status`, mend the cause, then `POST /connectors/<name>/tasks/<task>/restart`.",
      fires: {
        series: { [series(TASK_STATUS, { connector: first, task: "0", status: "failed" })]: constant(1) },
        labels: { connector: first, task: "0" },
      },
      silent: { [series(TASK_STATUS, { connector: first, task: "0", status: "running" })]: constant(1) },
    },
  ];
}

function running(connectors: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    connectors.map((name) => [series(STATUS, { connector: name, status: "running" }), constant(1)]),
  );
}

function debeziumAlerts({ deployed, spec, window }: Watched): readonly Recommended[] {
  const [source] = deployed.sources;
  if (source === undefined) return [];
  const prefixes = deployed.sources.map(({ prefix }) => prefix);
  const streaming = `${among("name", prefixes)},context="streaming"`;
  const labels = { name: source.prefix, context: "streaming", plugin: "postgres" };
  const connected = series("debezium_metrics_Connected", labels);
  // A task that is gone takes its metrics along.
  const silent = prefixes.map(
    (prefix) => `absent_over_time(debezium_metrics_Connected{name=${quoted(prefix)},context="streaming"}[${window}])`,
  );
  const isConnected = (prefix: string): string =>
    series("debezium_metrics_Connected", { ...labels, name: prefix, context: "streaming" });
  const behind = series("debezium_metrics_MilliSecondsBehindSource", labels);
  const { warning, critical } = spec.freshness;
  const lag = (name: string, severity: "warning" | "critical", limit: number, from: number): Recommended => ({
    name,
    group: GROUP,
    expr: `max by (name) (debezium_metrics_MilliSecondsBehindSource{${streaming}}) > ${limit}`,
    for: MINUTE,
    severity,
    summary: `Changes of {{ $labels.name }} are read more than ${durationText(limit)} late`,
    description:
      "The connector reads changes {{ $value | humanize }} ms after they were committed: every table of {{ $labels.name }} is at least so old.",
    action:
      "Look for a long transaction or a bulk load at the source, then at the connector's queue (`debezium_metrics_QueueRemainingCapacity`) and the producer's latency to Kafka.",
    fires: { series: { [behind]: constant(from) }, labels: { name: source.prefix } },
    silent: { [behind]: constant(Math.floor(limit / 2)) },
  });
  return [
    {
      name: "ConnectorNotConnected",
      group: GROUP,
      expr: `max by (name) (debezium_metrics_Connected{${streaming}}) == 0 or max by (name) (${silent.join(" or ")})`,
      for: 2 * MINUTE,
      severity: "critical",
      summary: "The connector of {{ $labels.name }} has lost its database",
      description:
        "Debezium has no connection to the database of {{ $labels.name }}, or no task of it is there: no change arrives.",
      action:
        "See whether its task runs and the database answers, its password was changed, or `max_wal_senders` is used up.",
      fires: {
        series: {
          [connected]: constant(0),
          ...Object.fromEntries(prefixes.slice(1).map((prefix) => [isConnected(prefix), constant(1)])),
        },
        labels: { name: source.prefix },
      },
      also: { "when its metrics are gone": { series: {}, labels: prefixes.map((name) => ({ name })) } },
      silent: Object.fromEntries(prefixes.map((prefix) => [isConnected(prefix), constant(1)])),
    },
    lag("ReplicationLag", "warning", warning, warning * 2),
    lag("ReplicationLagCritical", "critical", critical, critical * 2),
  ];
}
