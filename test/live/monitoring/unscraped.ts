import { type Component, exposition } from "../../../src/systems/prometheus/catalogue/exposition.js";

/** Metrics of generated files that no program of the kit exposes, by the component that would. */
export interface Unscraped {
  readonly names: RegExp;
  /** As the catalogue says it, and docs/monitoring.md with it. */
  readonly reason: string;
}

export const UNSCRAPED: readonly Unscraped[] = [
  unscraped("clickhouse", /^ClickHouseAsyncMetrics_/),
  { names: /^postgresql_log/, reason: "The collector that counts them runs in a test of its own, postgres-logins." },
];

/** Without the program that HEADRACE_KAFKA_EXPORTER names. */
export const WITHOUT_KAFKA_EXPORTER = unscraped("kafka_exporter", /^kafka_(brokers$|consumergroup_|topic_)/);

function unscraped(component: Component, names: RegExp): Unscraped {
  const { uncollected } = exposition(component);
  if (uncollected === undefined) throw new Error(`The catalogue does not say why ${component} could not be scraped`);
  return { names, reason: uncollected };
}

/** What Prometheus makes itself, of its rules. */
export const OWN: readonly string[] = ["ALERTS", "ALERTS_FOR_STATE"];
