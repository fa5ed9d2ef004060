import catalogue from "../catalogue/clickhouse-tables.json" with { type: "json" };

const { tables } = catalogue;

/**
 * The columns that the ClickHouse exporter writes, by what is in a table: for `columns` of a `clickhouse.table` that a
 * collector with `create_schema: false` fills.
 */
export const exporterColumns = {
  logs: tables.logs.columns,
  traces: tables.traces.columns,
  metrics: {
    gauge: tables["metrics.gauge"].columns,
    sum: tables["metrics.sum"].columns,
    summary: tables["metrics.summary"].columns,
    histogram: tables["metrics.histogram"].columns,
    exponentialHistogram: tables["metrics.exponential_histogram"].columns,
  },
};
