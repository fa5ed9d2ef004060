import tables from "./clickhouse-tables.json" with { type: "json" };

/** A table that the ClickHouse exporter writes. */
export interface ExporterTable {
  readonly signal: "logs" | "traces" | "metrics";
  /** The way to the option that names it. */
  readonly option: readonly string[];
  /** Its name where nothing is said. */
  readonly name: string;
  /** What its own DDL gives it. */
  readonly columns: Readonly<Record<string, string>>;
  /** What its INSERT names. */
  readonly insert: readonly string[];
}

const metric = (type: "gauge" | "sum" | "summary" | "histogram" | "exponential_histogram"): ExporterTable => ({
  signal: "metrics",
  option: ["metrics_tables", type, "name"],
  name: `otel_metrics_${type}`,
  ...tables.tables[`metrics.${type}`],
});

export const EXPORTER_TABLES: readonly ExporterTable[] = [
  { signal: "logs", option: ["logs_table_name"], name: "otel_logs", ...tables.tables.logs },
  { signal: "traces", option: ["traces_table_name"], name: "otel_traces", ...tables.tables.traces },
  metric("gauge"),
  metric("sum"),
  metric("summary"),
  metric("histogram"),
  metric("exponential_histogram"),
];
