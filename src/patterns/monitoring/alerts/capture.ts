import { durationText } from "../../../systems/prometheus/public.js";
import { among, constant, MINUTE, quoted, type Recommended, series, type Watched } from "../recommended.js";

const GROUP = "capture";
const STATUS = "kafka_connect_connector_status";
const TASK_STATUS = "kafka_connect_connector_task_status";

/** Connectors and what Debezium tells of itself. */
export function captureAlerts({ deployed, spec }: Watched): readonly Recommended[] {
  const [connector] = deployed.connectors;
  if (spec.exporters.connect === false || connector === undefined) return [];
  const { connectorDown } = spec.thresholds;
  return [...connectorAlerts(deployed.connectors, connector, connectorDown), ...debeziumAlerts({ deployed, spec })];
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

function debeziumAlerts({ deployed, spec }: Pick<Watched, "deployed" | "spec">): readonly Recommended[] {
  const [source] = deployed.sources;
  if (source === undefined) return [];
  const streaming = `${among(
    "name",
    deployed.sources.map(({ prefix }) => prefix),
  )},context="streaming"`;
  const labels = { name: source.prefix, context: "streaming", plugin: "postgres" };
  const connected = series("debezium_metrics_Connected", labels);
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
      expr: `max by (name) (debezium_metrics_Connected{${streaming}}) == 0`,
      for: 2 * MINUTE,
      severity: "critical",
      summary: "The connector of {{ $labels.name }} has lost its database",
      description: "Debezium runs, but has no connection to the database of {{ $labels.name }}: no change arrives.",
      action: "See whether the database answers, its password was changed, or `max_wal_senders` is used up.",
      fires: { series: { [connected]: constant(0) }, labels: { name: source.prefix } },
      silent: { [connected]: constant(1) },
    },
    lag("ReplicationLag", "warning", warning, warning * 2),
    lag("ReplicationLagCritical", "critical", critical, critical * 2),
  ];
}
