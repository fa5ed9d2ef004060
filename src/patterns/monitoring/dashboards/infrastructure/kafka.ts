import type { RowSpec } from "../../../../systems/grafana/public.js";
import type { Watched } from "../../recommended.js";
import { course, rowOf } from "../panels.js";

/** Brokers and Connect workers. */
export function kafkaRows({ deployed, spec, window }: Watched): readonly RowSpec[] {
  const brokers = spec.exporters.brokers === false || deployed.brokers.length === 0 ? [] : brokerPanels(window);
  const workers = spec.exporters.connect === false || deployed.connectors.length === 0 ? [] : workerPanels(window);
  return [...rowOf("Kafka", brokers), ...rowOf("Connect", workers)];
}

const HOST = { legend: "{{instance}}" };

function brokerPanels(window: string) {
  const rate = (metric: string) => `rate(${metric}{job="kafka"}[${window}])`;
  return [
    course("Bytes received", rate("kafka_server_bytes_in_total"), { ...HOST, unit: "Bps" }),
    course("Bytes sent", rate("kafka_server_bytes_out_total"), { ...HOST, unit: "Bps" }),
    course("Messages per second", rate("kafka_server_messages_in_total"), { ...HOST, unit: "eps" }),
    course(
      "Time of the slowest hundredth of requests",
      'max by (instance, request) (kafka_network_request_time_ms{job="kafka",percentile="99",request=~"Produce|FetchConsumer|FetchFollower"})',
      { unit: "ms", legend: "{{instance}} {{request}}" },
    ),
    course("Request handlers that are idle", 'kafka_server_request_handler_idle_ratio{job="kafka"}', {
      ...HOST,
      unit: "percentunit",
    }),
    course("Partitions with too few copies", 'kafka_server_under_replicated_partitions{job="kafka"}', {
      ...HOST,
      unit: "short",
    }),
    ...processPanels("kafka", window),
  ];
}

function workerPanels(window: string) {
  return [
    course(
      "Records sent to Kafka",
      `sum by (connector) (rate(kafka_connect_producer_record_send_total{job="connect"}[${window}]))`,
      { unit: "eps", legend: "{{connector}}" },
    ),
    course(
      "Time until Kafka answers",
      'max by (connector) (kafka_connect_producer_request_latency_avg{job="connect"})',
      { unit: "ms", legend: "{{connector}}" },
    ),
    ...processPanels("connect", window),
  ];
}

function processPanels(job: string, window: string) {
  return [
    course("Heap in use", `jvm_memory_used_bytes{job="${job}",area="heap"}`, { ...HOST, unit: "bytes" }),
    course(
      "Time spent in collecting garbage",
      `sum by (instance) (rate(jvm_gc_collection_seconds_sum{job="${job}"}[${window}]))`,
      { ...HOST, unit: "percentunit" },
    ),
  ];
}
