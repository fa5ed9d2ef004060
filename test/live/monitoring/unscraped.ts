/** Metrics of generated files that no program of the kit exposes, and why: what users read in docs/monitoring.md. */
export interface Unscraped {
  readonly names: RegExp;
  readonly reason: string;
}

export const UNSCRAPED: readonly Unscraped[] = [
  {
    names: /^ClickHouseAsyncMetrics_/,
    reason: "the embedded ClickHouse computes no asynchronous metrics, and the server is in no registry",
  },
];

/** Without the program that HEADRACE_KAFKA_EXPORTER names. */
export const WITHOUT_KAFKA_EXPORTER: Unscraped = {
  names: /^kafka_(brokers$|consumergroup_|topic_)/,
  reason: "kafka_exporter is in no registry: it runs where HEADRACE_KAFKA_EXPORTER names the program",
};

/** What Prometheus makes itself, of its targets and its rules. */
export const OWN: readonly string[] = ["ALERTS", "ALERTS_FOR_STATE"];
