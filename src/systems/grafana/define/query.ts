import type { Promql } from "../../../compiler/model/promql-template.js";
import type { Sql } from "../../../compiler/model/sql-template.js";
import type { Datasource } from "./datasource.js";

/** A query with options of its own. Without any, `sql` or `promql` stands by itself. */
export interface Query {
  readonly query: Sql | Promql;
  /** A data source's constant, or a variable of data sources as `"$name"`. Default: the only one, or the default one, of the query's language. */
  readonly datasource?: Datasource | string;
  /** Of PromQL: the name of each series, with `{{label}}`. Default: Grafana's, all labels. */
  readonly legendFormat?: string;
  /** Of PromQL: whether it is asked once, for the end of the time range. Default: as the panel needs it. */
  readonly instant?: boolean;
  /** What the rows are read as. Default: as the panel needs it. */
  readonly format?: "timeseries" | "table" | "logs" | "traces" | "heatmap";
  /** Whether its result is left out of the panel: what transformations alone need. Default false. */
  readonly hide?: boolean;
}
