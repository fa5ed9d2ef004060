// The alerts of the document, lines 681–716, over what its containers (lines 242–249) expose.
import { definePipeline, prometheus, promql } from "headrace";

const connect = prometheus.job("kafka-connect", { targets: ["kafka-connect:9404"], exposes: "kafka-connect" });
const kafka = prometheus.job("kafka-exporter", { targets: ["kafka-exporter:9308"], exposes: "kafka_exporter" });
const clickhouse = prometheus.job("clickhouse", { targets: ["clickhouse:9363"], exposes: "clickhouse" });

const latency = prometheus.alert("HighCDCLatency", {
  expr: promql`(avg(time() - clickhouse_last_sync_timestamp) > 60)`,
  for: "2m",
  severity: "warning",
  labels: { team: "data" },
  summary: "CDC pipeline has high latency",
  description: "Data sync latency is {{ $value }}s (threshold: 60s)",
});

const connectorDown = prometheus.alert("DebeziumConnectorDown", {
  expr: promql`kafka_connect_connector_status{connector="inventory-connector"} == 0`,
  for: "1m",
  severity: "critical",
  labels: { team: "data" },
  summary: "Debezium connector is down",
  description: "The inventory connector has been down for more than 1 minute",
});

const lag = prometheus.alert("KafkaConsumerLag", {
  expr: promql`kafka_consumer_lag_sum{group="clickhouse_orders_group"} > 1000`,
  for: "5m",
  severity: "warning",
  labels: { team: "data" },
  summary: "High Kafka consumer lag",
  description: "Consumer lag is {{ $value }} messages (threshold: 1000)",
});

export default definePipeline({
  name: "document",
  jobs: [connect, kafka, clickhouse],
  alerts: [latency, connectorDown, lag],
});
