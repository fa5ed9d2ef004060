/** Every program that a pipeline deploys and Prometheus scrapes. */
export const COMPONENTS = [
  "alertmanager",
  "clickhouse",
  "clickhouse-keeper",
  "grafana",
  "kafka",
  "kafka-connect",
  "kafka_exporter",
  "kube-state-metrics",
  "node_exporter",
  "otelcol",
  "postgres_exporter",
  "prometheus",
] as const;
export type Component = (typeof COMPONENTS)[number];

export function isComponent(name: string): name is Component {
  return COMPONENTS.some((each) => each === name);
}

/** A catalogue as its file has it: of each metric the name, type, labels, unit, help and condition. */
export interface MetricFile {
  readonly component: string;
  readonly version: string;
  readonly source: string;
  readonly uncollected?: string;
  readonly metrics: readonly (readonly string[])[];
}
