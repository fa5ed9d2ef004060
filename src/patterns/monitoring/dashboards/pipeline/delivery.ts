import type { PanelSpec } from "../../../../systems/grafana/public.js";
import { MEASURES } from "../../../health/definitions.js";
import { hasTableAge, TABLE_AGE } from "../../freshness.js";
import { among, type Watched } from "../../recommended.js";
import { course, now } from "../panels.js";

/** Topics, and what waits in them. */
export function kafka({ deployed, spec, window }: Watched): readonly PanelSpec[] {
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
          course(
            "Messages read per second",
            `sum by (consumergroup) (deriv(kafka_consumergroup_current_offset{${among("consumergroup", groups)}}[${window}]))`,
            { unit: "eps", legend: "{{consumergroup}}" },
          ),
        ]),
  ];
}

/** The servers, as far as they take in what comes. */
export function clickHouse({ deployed, spec, window }: Watched): readonly PanelSpec[] {
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
    ...(deployed.consumers.length === 0
      ? []
      : [
          course(
            "Rows read of Kafka per second",
            `sum by (instance) (rate(ClickHouseProfileEvents_KafkaRowsRead${job}[${window}]))`,
            { unit: "rowsps", legend: "{{instance}}" },
          ),
        ]),
    course(
      "Inserts that wait or are refused",
      `sum by (instance) (rate(ClickHouseProfileEvents_DelayedInserts${job}[${window}]) + rate(ClickHouseProfileEvents_RejectedInserts${job}[${window}]))`,
      { unit: "ops", legend: "{{instance}}" },
    ),
  ];
}

/** The tables that people read. */
export function tables(watched: Watched): readonly PanelSpec[] {
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
    ...(deployed.measured.has(MEASURES.deadLetters)
      ? [
          course("Dead letters", `max by (target, problem) (${MEASURES.deadLetters})`, {
            unit: "short",
            legend: "{{target}} {{problem}}",
            description: "What could not be taken as it came, and is kept.",
          }),
        ]
      : []),
    course("Bytes on disk", `sum by (table) (${MEASURES.bytes})`, { unit: "bytes", legend: "{{table}}" }),
  ];
}
