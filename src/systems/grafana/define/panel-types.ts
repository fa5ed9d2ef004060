import type { Calculation, DataPanelOptions, Legend, PanelOptions } from "./panel.js";
import type { Panel } from "./panel-value.js";

/** Lines, bars or points over time. */
export interface TimeseriesOptions extends DataPanelOptions {
  readonly legend?: Legend;
  /** Default `"line"`. */
  readonly draw?: "line" | "bars" | "points";
  /** Default `"linear"`. */
  readonly interpolation?: "linear" | "smooth" | "stepBefore" | "stepAfter";
  /** How far the area below is filled, in per cent. Default 10. */
  readonly fill?: number;
  /** Default 1. */
  readonly lineWidth?: number;
  /** Default `"none"`. */
  readonly stack?: "none" | "normal" | "percent";
  /** Whether gaps are drawn over: `true`, or those shorter than so many milliseconds. Default false. */
  readonly connectNulls?: boolean | number;
  /** Text beside the axis. */
  readonly axisLabel?: string;
  /** Base of a logarithmic axis. Default: linear. */
  readonly logBase?: 2 | 10;
  /** How thresholds are drawn. Default `"off"`. */
  readonly showThresholds?: "off" | "line" | "dashed" | "area" | "line+area";
}

/** One number, or few. */
export interface StatOptions extends DataPanelOptions {
  /** Default `"lastNotNull"`. */
  readonly calculate?: Calculation;
  /** Which fields: a regular expression, `""` for the numeric ones, `"/.+/"` for all. Default: the numeric ones. */
  readonly field?: string;
  /** What is coloured. Default `"value"`. */
  readonly colorMode?: "none" | "value" | "background" | "background_solid";
  /** The line behind. Default `"area"`; `"none"` for SQL. */
  readonly graph?: "none" | "area";
  /** Default `"auto"`. */
  readonly text?: "auto" | "value" | "value_and_name" | "name" | "none";
}

/** A number between two bounds. */
export interface GaugeOptions extends DataPanelOptions {
  /** Default `"lastNotNull"`. */
  readonly calculate?: Calculation;
  /** Which fields: a regular expression. Default: the numeric ones. */
  readonly field?: string;
  /** Default false. */
  readonly thresholdLabels?: boolean;
}

/** Rows. */
export interface TableOptions extends DataPanelOptions {
  /** Columns by which it is sorted. */
  readonly sortBy?: readonly TableSort[];
  /** Whether columns can be filtered. Default false. */
  readonly filterable?: boolean;
}

/** A column by which a table is sorted. */
export interface TableSort {
  readonly column: string;
  readonly descending?: boolean;
}

/** A bar for each row. */
export interface BarChartOptions extends DataPanelOptions {
  readonly legend?: Legend;
  /** The column below the bars. Default: the first that is text or time. */
  readonly x?: string;
  /** Default `"auto"`. */
  readonly orientation?: "auto" | "horizontal" | "vertical";
  /** Default `"none"`. */
  readonly stack?: "none" | "normal" | "percent";
  /** Default `"auto"`. */
  readonly showValue?: "auto" | "always" | "never";
}

/** Colours over time and buckets. */
export interface HeatmapOptions extends DataPanelOptions {
  /** Whether Grafana counts values into buckets; else each column, or each series, is a bucket. Default false. */
  readonly bucket?: boolean;
  /** Default `"Oranges"`. */
  readonly scheme?: string;
}

/** Spans of states over time. */
export interface StateTimelineOptions extends DataPanelOptions {
  readonly legend?: Legend;
  /** Whether equal neighbours are one span. Default true. */
  readonly merge?: boolean;
  /** Default `"auto"`. */
  readonly showValue?: "auto" | "always" | "never";
  /** How far a span fills its row, from 0 to 1. Default 0.9. */
  readonly rowHeight?: number;
}

/** Lines of a log. */
export interface LogsOptions extends DataPanelOptions {
  /** Default `"descending"`. */
  readonly order?: "descending" | "ascending";
  /** Whether long lines wrap. Default true. */
  readonly wrap?: boolean;
  /** Default true. */
  readonly showTime?: boolean;
  /** Default false. */
  readonly showLabels?: boolean;
  /** Which repetitions are left out. Default `"none"`. */
  readonly deduplicate?: "none" | "exact" | "numbers" | "signature";
}

/** Text for people, with `$variables`. */
export interface TextOptions extends PanelOptions {
  readonly content: string;
  /** Default `"markdown"`. */
  readonly mode?: "markdown" | "html" | "code";
}

/** A row of panels, under a title. */
export interface RowOptions {
  readonly panels: readonly Panel[];
  /** Whether it is closed until someone opens it: its panels ask nothing until then. Default false. */
  readonly collapsed?: boolean;
  /** A variable: the row is shown once for each of its chosen values. */
  readonly repeat?: string;
}
