import { placed } from "../../../compiler/model/placed.js";
import type {
  BarChartOptions,
  GaugeOptions,
  HeatmapOptions,
  LogsOptions,
  RowOptions,
  StateTimelineOptions,
  StatOptions,
  TableOptions,
  TextOptions,
  TimeseriesOptions,
} from "./panel-types.js";
import type { Panel, Row } from "./panel-value.js";

/** Lines, bars or points over time. In SQL: a column of a time, one or several of numbers, and perhaps texts that tell series apart. */
export function timeseries(title: string, options: TimeseriesOptions): Panel {
  return placed("timeseries", title, options, timeseries);
}

/** One number, or few. */
export function stat(title: string, options: StatOptions): Panel {
  return placed("stat", title, options, stat);
}

/** A number between two bounds. */
export function gauge(title: string, options: GaugeOptions): Panel {
  return placed("gauge", title, options, gauge);
}

/** Rows. */
export function table(title: string, options: TableOptions): Panel {
  return placed("table", title, options, table);
}

/** A bar for each row. In SQL: a column of texts or times, and one or several of numbers. */
export function barchart(title: string, options: BarChartOptions): Panel {
  return placed("barchart", title, options, barchart);
}

/** Colours over time and buckets. In SQL: a column of a time, and one of numbers for each bucket. */
export function heatmap(title: string, options: HeatmapOptions): Panel {
  return placed("heatmap", title, options, heatmap);
}

/** Spans of states over time. In SQL: a column of a time, and one for each thing that has states. */
export function stateTimeline(title: string, options: StateTimelineOptions): Panel {
  return placed("stateTimeline", title, options, stateTimeline);
}

/** Lines of a log. In SQL: a column of a time, and one of a text. */
export function logs(title: string, options: LogsOptions): Panel {
  return placed("logs", title, options, logs);
}

/** Text for people. */
export function text(title: string, options: TextOptions): Panel {
  return placed("text", title, options, text);
}

/** A row of panels, under a title. */
export function row(title: string, options: RowOptions): Row {
  return placed("row", title, options, row);
}
