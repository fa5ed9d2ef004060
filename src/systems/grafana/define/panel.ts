import type { Promql } from "../../../compiler/model/promql-template.js";
import type { Sql } from "../../../compiler/model/sql-template.js";
import type { Datasource } from "./datasource.js";
import type { FieldOptions, Override } from "./field.js";
import type { Link } from "./link.js";
import type { Query } from "./query.js";

/** What every panel may have. */
export interface PanelOptions {
  /** What stands behind the “i” of its title. */
  readonly description?: string;
  /** Columns of 24. Default: of its type, `stat` and `gauge` 6, `text` 24, others 12. */
  readonly width?: number;
  /** Rows of 30 pixels. Default: of its type, `stat` and `gauge` 4, `text` 3, others 8. */
  readonly height?: number;
  /** Where it stands, in the grid of its row, instead of where it would flow to. */
  readonly at?: GridPosition;
  /** Whether it has no background. Default false. */
  readonly transparent?: boolean;
  /** Links of its title. */
  readonly links?: readonly Link[];
  /** A variable: the panel is shown once for each of its chosen values. */
  readonly repeat?: string;
  /** Which way its copies go. Default `"horizontal"`. */
  readonly repeatDirection?: "horizontal" | "vertical";
  /** Of a horizontal repetition: panels side by side. Default 4. */
  readonly maxPerRow?: number;
}

/** A place in the grid: 24 columns, rows of 30 pixels. */
export interface GridPosition {
  /** The column that it begins in, from 0. */
  readonly x: number;
  /** The line that it begins in, from 0: of its row, or of the panels that it stands among. */
  readonly y: number;
  /** Columns that it takes. */
  readonly w: number;
  /** Lines that it takes. */
  readonly h: number;
}

/** What every panel that shows data may have. */
export interface DataPanelOptions extends PanelOptions, FieldOptions {
  /** Its query, in SQL or PromQL. */
  readonly query?: Sql | Promql;
  /** Its queries, where there are several, or one has options. */
  readonly queries?: readonly (Sql | Promql | Query)[];
  /** Of all its queries that have none. Default: the only one, or the default one, of the query's language. */
  readonly datasource?: Datasource | string;
  /** Of all its queries in PromQL that have none: the name of each series, with `{{label}}`. */
  readonly legendFormat?: string;
  /** Of each column that holds personal data, why the panel may show it: `{ email: "Support writes to them" }`. Default: none is shown. */
  readonly personal?: Readonly<Record<string, string>>;
  /** Fields that are shown in another way. */
  readonly overrides?: readonly Override[];
  /** The smallest step between points: `"1m"`. Default: the data source's. */
  readonly interval?: string;
  /** How many points a query returns at most. Default: as many as there are pixels. */
  readonly maxDataPoints?: number;
  /** A time range of its own, up to now: `"24h"`. Default: the dashboard's. */
  readonly timeFrom?: string;
  /** Shows an earlier time: `"1d"`. */
  readonly timeShift?: string;
  /** Grafana's transformations of the result, as it has them: `[{ id: "organize", options: {} }]`. */
  readonly transformations?: readonly Transformation[];
  /** Further `options` of the panel's plugin, as Grafana has them. */
  readonly options?: object;
  /** Further `fieldConfig.defaults.custom` of the panel's plugin, as Grafana has them. */
  readonly custom?: object;
}

/** One of Grafana's transformations. */
export interface Transformation {
  /** Its id in Grafana. */
  readonly id: string;
  /** Its options, as Grafana has them. */
  readonly options?: object;
}

/** What stands below or beside a graph. */
export interface Legend {
  /** Whether it is there. Default true. */
  readonly show?: boolean;
  /** How it is written. Default `"list"`. */
  readonly mode?: "list" | "table";
  /** Where it stands. Default `"bottom"`. */
  readonly placement?: "bottom" | "right";
  /** Values of each series: `["last", "max"]`. Default: none. */
  readonly values?: readonly Calculation[];
}

/** How many values become one. */
export type Calculation =
  | "lastNotNull"
  | "last"
  | "firstNotNull"
  | "first"
  | "min"
  | "max"
  | "mean"
  | "median"
  | "sum"
  | "count"
  | "range"
  | "diff"
  | "delta"
  | "distinctCount";
