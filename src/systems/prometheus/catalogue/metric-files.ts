import type { Component, MetricFile } from "./component.js";
import alertmanager from "./metrics/alertmanager.json" with { type: "json" };
import clickhouse from "./metrics/clickhouse.json" with { type: "json" };
import clickhouseKeeper from "./metrics/clickhouse-keeper.json" with { type: "json" };
import grafana from "./metrics/grafana.json" with { type: "json" };
import kafka from "./metrics/kafka.json" with { type: "json" };
import kafkaConnect from "./metrics/kafka-connect.json" with { type: "json" };
import kafkaExporter from "./metrics/kafka-exporter.json" with { type: "json" };
import kubeStateMetrics from "./metrics/kube-state-metrics.json" with { type: "json" };
import nodeExporter from "./metrics/node-exporter.json" with { type: "json" };
import otelcol from "./metrics/otelcol.json" with { type: "json" };
import postgresExporter from "./metrics/postgres-exporter.json" with { type: "json" };
import prometheus from "./metrics/prometheus.json" with { type: "json" };

/** Written by `scripts/collect-metrics.mjs`. In the package each is a file that is read when it is asked for. */
export const METRIC_FILES: Readonly<Record<Component, MetricFile>> = {
  alertmanager,
  clickhouse,
  "clickhouse-keeper": clickhouseKeeper,
  grafana,
  kafka,
  "kafka-connect": kafkaConnect,
  kafka_exporter: kafkaExporter,
  "kube-state-metrics": kubeStateMetrics,
  node_exporter: nodeExporter,
  otelcol,
  postgres_exporter: postgresExporter,
  prometheus,
};
