import { debeziumBeans, debeziumRules } from "./debezium-rules.js";
import { type JmxRule, type JmxRules, VALUE } from "./rule.js";

const WORKER = "kafka.connect<type=connect-worker-metrics";
const TASK = `connector=${VALUE}, task=(\\d+)>`;
const TASK_LABELS = { connector: "$1", task: "$2" };

/** Names end in what the attribute's name says; the exporter turns each `-` into a `_`. */
const rules: readonly JmxRule[] = [
  {
    pattern: `kafka.connect<type=connector-metrics, connector=${VALUE}><>status: (.+)`,
    name: "kafka_connect_connector_status",
    type: "GAUGE",
    labels: { connector: "$1", status: "$2" },
    help: "1 for the status that the connector has on this worker",
    value: 1,
  },
  {
    pattern: `kafka.connect<type=connector-task-metrics, ${TASK}<>status: (.+)`,
    name: "kafka_connect_connector_task_status",
    type: "GAUGE",
    labels: { ...TASK_LABELS, status: "$3" },
    help: "1 for the status that the task has on this worker",
    value: 1,
  },
  {
    pattern: `${WORKER}, connector=${VALUE}><>(connector-[a-z-]+-task-count)`,
    name: "kafka_connect_worker_$2",
    type: "GAUGE",
    labels: { connector: "$1" },
  },
  { pattern: `${WORKER}><>([a-z-]+)-total`, name: "kafka_connect_worker_$1_total", type: "COUNTER" },
  { pattern: `${WORKER}><>([a-z-]+-(?:count|percentage))`, name: "kafka_connect_worker_$1", type: "GAUGE" },
  ...rebalanceRules(),
  ...taskRules("connector-task-metrics", "kafka_connect_connector_task"),
  ...taskRules("source-task-metrics", "kafka_connect_source_task"),
  ...taskRules("sink-task-metrics", "kafka_connect_sink_task"),
  ...errorRules(),
  ...producerRules(),
];

/** What a Connect worker with Debezium exposes. */
export const connectRules: JmxRules = {
  includeObjectNames: [
    "kafka.connect:type=connect-worker-metrics,*",
    "kafka.connect:type=connect-worker-rebalance-metrics",
    "kafka.connect:type=connector-metrics,*",
    "kafka.connect:type=connector-task-metrics,*",
    "kafka.connect:type=source-task-metrics,*",
    "kafka.connect:type=sink-task-metrics,*",
    "kafka.connect:type=task-error-metrics,*",
    "kafka.producer:type=producer-metrics,client-id=connector-producer-*",
    ...debeziumBeans,
  ],
  rules: [...rules, ...debeziumRules],
};

function rebalanceRules(): readonly JmxRule[] {
  const bean = "kafka.connect<type=connect-worker-rebalance-metrics><>";
  return [
    { pattern: `${bean}completed-rebalances-total`, name: "kafka_connect_worker_rebalances_total", type: "COUNTER" },
    { pattern: `${bean}rebalancing`, name: "kafka_connect_worker_rebalancing", type: "GAUGE" },
    { pattern: `${bean}((?:rebalance|time)-[a-z-]+-ms)`, name: "kafka_connect_worker_$1", type: "GAUGE" },
  ];
}

function taskRules(type: string, name: string): readonly JmxRule[] {
  const bean = `kafka.connect<type=${type}, ${TASK}<>`;
  return [
    { pattern: `${bean}([a-z-]+)-total`, name: `${name}_$3_total`, type: "COUNTER", labels: TASK_LABELS },
    { pattern: `${bean}([a-z-]+):`, name: `${name}_$3`, type: "GAUGE", labels: TASK_LABELS },
  ];
}

function errorRules(): readonly JmxRule[] {
  const bean = `kafka.connect<type=task-error-metrics, ${TASK}<>`;
  const counter = { name: "kafka_connect_task_$3_total", type: "COUNTER", labels: TASK_LABELS } as const;
  return [
    { pattern: `${bean}total-([a-z-]+)`, ...counter },
    { pattern: `${bean}(deadletterqueue-produce-[a-z]+)`, ...counter },
    {
      pattern: `${bean}last-error-timestamp`,
      name: "kafka_connect_task_last_error_timestamp_ms",
      type: "GAUGE",
      labels: TASK_LABELS,
    },
  ];
}

/** Of the producer that each source task writes with. */
function producerRules(): readonly JmxRule[] {
  const bean = 'kafka.producer<type=producer-metrics, client-id="?connector-producer-(.+)-(\\d+)"?><>';
  return [
    {
      pattern: `${bean}(record-send|record-error|record-retry|outgoing-byte)-total`,
      name: "kafka_connect_producer_$3_total",
      type: "COUNTER",
      labels: TASK_LABELS,
    },
    {
      pattern: `${bean}(request-latency-(?:avg|max)|buffer-(?:available|total)-bytes|record-size-max)`,
      name: "kafka_connect_producer_$3",
      type: "GAUGE",
      labels: TASK_LABELS,
    },
  ];
}
