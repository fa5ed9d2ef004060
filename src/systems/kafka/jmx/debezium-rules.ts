import { type JmxRule, VALUE } from "./rule.js";

export const debeziumBeans: readonly string[] = ["debezium.*:type=connector-metrics,*"];

/** Those that only rise until the task starts again. `NumberOfUnchangedEventsSkipped` may be -1: no counter takes it. */
const COUNTED = [
  "TotalNumberOf(?:Create|Update|Delete)?EventsSeen",
  "NumberOf(?:EventsFiltered|ErroneousEvents|CommittedTransactions|RolledBackTransactions)",
  "NumberOf(?:SkippedEvents|Disconnects|NotWellFormedTransactions|LargeTransactions)",
].join("|");

const MEASURED = [
  "Connected",
  "MilliSeconds\\w+",
  "(?:QueueTotal|QueueRemaining)Capacity",
  "(?:Max|Current)QueueSizeInBytes",
  "Snapshot(?:Running|Paused|Completed|Aborted|Skipped)",
  "Snapshot(?:Paused)?DurationInSeconds",
  "(?:Total|Remaining)TableCount",
  "RecoveryStartTime",
  "Changes(?:Recovered|Applied)",
].join("|");

/** How the connectors name their beans, and where the labels stand: all but SQL Server's, and SQL Server's. */
const BEANS = [
  {
    bean: `debezium.(\\w+)<type=connector-metrics, context=([\\w-]+), server=${VALUE}(?:, task=(\\d+))?`,
    labels: { plugin: "$1", context: "$2", name: "$3", task: "$4" },
  },
  {
    bean: `debezium.(\\w+)<type=connector-metrics, server=${VALUE}, task=(\\d+), context=([\\w-]+)(?:, database=${VALUE})?`,
    labels: { plugin: "$1", name: "$2", task: "$3", context: "$4", database: "$5" },
  },
] as const;

/** A label whose value is empty is left out by the exporter. */
export const debeziumRules: readonly JmxRule[] = BEANS.flatMap(({ bean, labels }) => {
  const next = `$${Object.keys(labels).length + 1}`;
  const after = `$${Object.keys(labels).length + 2}`;
  return [
    {
      pattern: `${bean}, key=([^>]+)>.*(RowsScanned|TableChunkCounts|TableChunksCompletedCounts)`,
      name: `debezium_metrics_${after}`,
      type: "GAUGE",
      labels: { ...labels, table: next },
    },
    { pattern: `${bean}.*><>(${COUNTED}):`, name: `debezium_metrics_${next}_total`, type: "COUNTER", labels },
    { pattern: `${bean}.*><>(${MEASURED}):`, name: `debezium_metrics_${next}`, type: "GAUGE", labels },
  ];
});
