import type { DashboardSpec, PanelSpec } from "../../../systems/grafana/public.js";
import { MEASURES } from "../../health/definitions.js";
import { hasTableAge, TABLE_AGE } from "../freshness.js";
import { among, type Watched } from "../recommended.js";
import { course, now, rowOf } from "./panels.js";

/** The whole pipeline at a glance, in the order of the data's way: source, connector, Kafka, ClickHouse, tables. */
export function pipelineDashboard(watched: Watched): DashboardSpec {
  return {
    title: "Pipeline",
    description: "From the source to the tables, in the order of the data's way.",
    tags: ["headrace"],
    refresh: "30s",
    from: "now-6h",
    rows: [
      ...rowOf("Source", source(watched)),
      ...rowOf("Connector", connector(watched)),
      ...rowOf("Kafka", kafka(watched)),
      ...rowOf("ClickHouse", clickHouse(watched)),
      ...rowOf("Tables", tables(watched)),
    ],
  };
}

function source({ deployed, spec }: Watched): readonly PanelSpec[] {
  if (spec.exporters.postgres === false || deployed.sources.length === 0) return [];
  const slots = among(
    "slot_name",
    deployed.sources.map(({ slot }) => slot),
  );
  const jobs = among(
    "job",
    deployed.sources.map(({ source }) => `postgres-${source.name}`),
  );
  return [
    now("Databases that answer", `sum(pg_up{${jobs}})`),
    now("Slots that are read", `sum(pg_replication_slots_active{${slots}})`),
    course("WAL that slots retain", `max by (slot_name) (pg_replication_slots_pg_wal_lsn_diff{${slots}})`, {
      unit: "bytes",
      legend: "{{slot_name}}",
    }),
  ];
}

function connector({ deployed, spec, window }: Watched): readonly PanelSpec[] {
  if (spec.exporters.connect === false || deployed.connectors.length === 0) return [];
  const connectors = among("connector", deployed.connectors);
  const running = now(
    "Connectors that run",
    `count(kafka_connect_connector_status{${connectors},status="running"} > 0) or vector(0)`,
    { description: `Of ${deployed.connectors.length}.` },
  );
  if (deployed.sources.length === 0) return [running];
  const streaming = `${among(
    "name",
    deployed.sources.map(({ prefix }) => prefix),
  )},context="streaming"`;
  return [
    running,
    now("Connected to the source", `sum(debezium_metrics_Connected{${streaming}})`),
    course("How late changes are read", `max by (name) (debezium_metrics_MilliSecondsBehindSource{${streaming}})`, {
      unit: "ms",
      legend: "{{name}}",
    }),
    course(
      "Changes per second",
      `sum by (name) (rate(debezium_metrics_TotalNumberOfEventsSeen_total{${streaming}}[${window}]))`,
      { unit: "eps", legend: "{{name}}" },
    ),
  ];
}

function kafka({ deployed, spec }: Watched): readonly PanelSpec[] {
  if (spec.exporters.kafka === false || deployed.brokers.length === 0) return [];
  const groups = [...new Set(deployed.consumers.map(({ group }) => group))];
  return [
    now("Brokers", 'max(kafka_brokers{job="kafka-exporter"})'),
    ...(deployed.topics.length === 0
      ? []
      : [
          now(
            "Partitions with too few copies",
            `sum(kafka_topic_partition_under_replicated_partition{${among("topic", deployed.topics)}})`,
          ),
        ]),
    ...(groups.length === 0
      ? []
      : [
          course(
            "Messages that wait",
            `sum by (consumergroup) (kafka_consumergroup_lag{${among("consumergroup", groups)}})`,
            { unit: "short", legend: "{{consumergroup}}" },
          ),
        ]),
  ];
}

function clickHouse({ deployed, spec, window }: Watched): readonly PanelSpec[] {
  if (spec.exporters.clickhouse === false || !deployed.hasClickHouse) return [];
  const job = '{job="clickhouse"}';
  return [
    now("Servers that answer", `sum(up${job})`),
    now("Most parts in a partition", `max(ClickHouseAsyncMetrics_MaxPartCountForPartition${job})`),
    course(
      "Rows inserted per second",
      `sum by (instance) (rate(ClickHouseProfileEvents_InsertedRows${job}[${window}]))`,
      {
        unit: "rowsps",
        legend: "{{instance}}",
      },
    ),
    course("Memory", `max by (instance) (ClickHouseMetrics_MemoryTracking${job})`, {
      unit: "bytes",
      legend: "{{instance}}",
    }),
  ];
}

function tables(watched: Watched): readonly PanelSpec[] {
  const { deployed, spec } = watched;
  const age = hasTableAge(watched)
    ? [
        course("Age of tables", `max by (table) (${TABLE_AGE})`, {
          unit: "s",
          legend: "{{table}}",
          description: "All that was committed longer ago is in the table.",
          width: 24,
        }),
      ]
    : [];
  if (spec.measures === undefined || deployed.consumers.length === 0) return age;
  return [
    ...age,
    course("Rows as they are stored", `sum by (table) (${MEASURES.rows})`, { unit: "short", legend: "{{table}}" }),
    course("Bytes on disk", `sum by (table) (${MEASURES.bytes})`, { unit: "bytes", legend: "{{table}}" }),
  ];
}
