/** A panel of a dashboard: a plain value, to be listed in one. */
export interface Panel {
  readonly type: PanelType;
  readonly title: string;
}

export type PanelType =
  | "timeseries"
  | "stat"
  | "gauge"
  | "table"
  | "barchart"
  | "heatmap"
  | "stateTimeline"
  | "logs"
  | "text";

/** A row of a dashboard, with its panels. */
export interface Row {
  readonly type: "row";
  readonly title: string;
}
