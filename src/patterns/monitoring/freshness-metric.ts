/** The metric that says how old a table's rows are, by table. Until a `clickhouse.metric` says it, there is none. */
export function freshnessMetric(): string | undefined {
  return undefined;
}
