import { type Declared, declare } from "../../../compiler/model/declaration.js";
import type { Sql } from "../../../compiler/model/sql-template.js";

/** A query that Prometheus scrapes as a metric. In `promql` it is the metric's name. */
export interface Metric extends Declared<"clickhouse.metric"> {}

export interface MetricOptions {
  /** What it says, for people: Prometheus' HELP. */
  readonly help: string;
  /** What it is. A counter only grows, and its name ends in `_total`. Default `"gauge"`. */
  readonly type?: "gauge" | "counter";
  /** Columns of the query that tell its series apart. Few values each: every one is a series of its own. Default none. */
  readonly labels?: readonly string[];
  /** Returns a row for each series: a number as `value`, and a column for each label. It is run at every scrape. */
  readonly query: Sql;
  /** The cluster whose servers answer. Each is scraped: a query over one server's own rows is then told per server. */
  readonly cluster?: Declared<"clickhouse.cluster">;
}

/**
 * Declares a metric by its name in Prometheus. The server answers with all of them at `/metrics/pipeline`
 * (https://clickhouse.com/docs/interfaces/http, predefined queries; https://clickhouse.com/docs/interfaces/formats/Prometheus).
 */
export function metric(name: string, options: MetricOptions): Metric {
  return declare("clickhouse.metric", name, options, metric, {});
}
