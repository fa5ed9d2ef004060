import type { Calculation, DataPanelOptions, Legend, PanelOptions } from "./panel.js";
import type { Panel } from "./panel-value.js";

/** Lines, bars or points over time. */
export interface TimeseriesOptions extends DataPanelOptions {
  /** What stands below or beside it. */
  readonly legend?: Legend;
  /** What is drawn. Default `"line"`. */
  readonly draw?: "line" | "bars" | "points";
  /** How points are joined. Default `"linear"`. */
  readonly interpolation?: "linear" | "smooth" | "stepBefore" | "stepAfter";
  /** How far the area below is filled, in per cent. Default 10. */
  readonly fill?: number;
  /** Width of the lines, in pixels. Default 1. */
  readonly lineWidth?: number;
  /** Whether series stand upon each other, and as what. Default `"none"`. */
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
  /** How the values of a field become one. Default `"lastNotNull"`. */
  readonly calculate?: Calculation;
  /** Which fields: a regular expression, `""` for the numeric ones, `"/.+/"` for all. Default: the numeric ones. */
  readonly field?: string;
  /** What is coloured. Default `"value"`. */
  readonly colorMode?: "none" | "value" | "background" | "background_solid";
  /** The line behind. Default `"area"`; `"none"` for SQL. */
  readonly graph?: "none" | "area";
  /** What stands in it. Default `"auto"`. */
  readonly text?: "auto" | "value" | "value_and_name" | "name" | "none";
}

/** A number between two bounds. */
export interface GaugeOptions extends DataPanelOptions {
  /** How the values of a field become one. Default `"lastNotNull"`. */
  readonly calculate?: Calculation;
  /** Which fields: a regular expression. Default: the numeric ones. */
  readonly field?: string;
  /** Whether the thresholds are written beside it. Default false. */
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
  /** The name of the column. */
  readonly column: string;
  /** Whether the highest comes first. Default false. */
  readonly descending?: boolean;
}

/** A bar for each row. */
export interface BarChartOptions extends DataPanelOptions {
  /** What stands below or beside it. */
  readonly legend?: Legend;
  /** The column below the bars. Default: the first that is text or time. */
  readonly x?: string;
  /** Which way the bars go. Default `"auto"`. */
  readonly orientation?: "auto" | "horizontal" | "vertical";
  /** Whether series stand upon each other, and as what. Default `"none"`. */
  readonly stack?: "none" | "normal" | "percent";
  /** Whether values are written. Default `"auto"`. */
  readonly showValue?: "auto" | "always" | "never";
}

/** Colours over time and buckets. */
export interface HeatmapOptions extends DataPanelOptions {
  /** Whether Grafana counts values into buckets; else each column, or each series, is a bucket. Default false. */
  readonly bucket?: boolean;
  /** The colours, by Grafana's name for them. Default `"Oranges"`. */
  readonly scheme?: string;
}

/** Spans of states over time. */
export interface StateTimelineOptions extends DataPanelOptions {
  /** What stands below or beside it. */
  readonly legend?: Legend;
  /** Whether equal neighbours are one span. Default true. */
  readonly merge?: boolean;
  /** Whether values are written. Default `"auto"`. */
  readonly showValue?: "auto" | "always" | "never";
  /** How far a span fills its row, from 0 to 1. Default 0.9. */
  readonly rowHeight?: number;
}

/** Lines of a log. */
export interface LogsOptions extends DataPanelOptions {
  /** Which lines come first. Default `"descending"`. */
  readonly order?: "descending" | "ascending";
  /** Whether long lines wrap. Default true. */
  readonly wrap?: boolean;
  /** Whether each line shows its time. Default true. */
  readonly showTime?: boolean;
  /** Whether each line shows its labels. Default false. */
  readonly showLabels?: boolean;
  /** Which repetitions are left out. Default `"none"`. */
  readonly deduplicate?: "none" | "exact" | "numbers" | "signature";
}

/** Text for people, with `$variables`. */
export interface TextOptions extends PanelOptions {
  /** The text. */
  readonly content: string;
  /** What the text is. Default `"markdown"`. */
  readonly mode?: "markdown" | "html" | "code";
}

/** A row of panels, under a title. */
export interface RowOptions {
  /** Its panels, which flow below it. */
  readonly panels: readonly Panel[];
  /** Whether it is closed until someone opens it: its panels ask nothing until then. Default false. */
  readonly collapsed?: boolean;
  /** A variable: the row is shown once for each of its chosen values. */
  readonly repeat?: string;
}
