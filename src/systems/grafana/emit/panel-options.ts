import type { JsonObject } from "../../../compiler/model/json.js";
import type { DataPanelSpec } from "../schema/index.js";
import type { UsualColor } from "./field-config.js";
import { hasSql, legendJson, reduced, timeseriesField } from "./plugin-parts.js";

/** What the plugin of a panel takes. */
export interface PluginOptions {
  /** Its id in Grafana. */
  readonly plugin: string;
  readonly options: JsonObject;
  /** Of each field: `fieldConfig.defaults.custom`. */
  readonly custom: JsonObject;
  readonly color: UsualColor;
}

const TOOLTIP = { mode: "multi", sort: "desc" };
const ONE_TOOLTIP = { mode: "single", sort: "none" };

export function pluginOptions(panel: DataPanelSpec): PluginOptions {
  switch (panel.type) {
    case "timeseries":
      return {
        plugin: "timeseries",
        options: { legend: legendJson(panel.legend), tooltip: TOOLTIP },
        custom: timeseriesField(panel),
        color: "palette-classic",
      };
    case "stat":
      return {
        plugin: "stat",
        options: {
          colorMode: panel.colorMode ?? "value",
          graphMode: panel.graph ?? ("query" in panel && hasSql(panel) ? "none" : "area"),
          justifyMode: "auto",
          orientation: "auto",
          percentChangeColorMode: "standard",
          reduceOptions: reduced(panel.calculate, panel.field),
          showPercentChange: false,
          textMode: panel.text ?? "auto",
          wideLayout: true,
        },
        custom: {},
        color: "thresholds",
      };
    case "gauge":
      return {
        plugin: "gauge",
        options: {
          minVizHeight: 75,
          minVizWidth: 75,
          orientation: "auto",
          reduceOptions: reduced(panel.calculate, panel.field),
          showThresholdLabels: panel.thresholdLabels ?? false,
          showThresholdMarkers: true,
          sizing: "auto",
        },
        custom: {},
        color: "thresholds",
      };
    case "table":
      return {
        plugin: "table",
        options: {
          cellHeight: "sm",
          frameIndex: 0,
          showHeader: true,
          ...(panel.sortBy === undefined
            ? {}
            : { sortBy: panel.sortBy.map((each) => ({ displayName: each.column, desc: each.descending ?? false })) }),
        },
        custom: { align: "auto", cellOptions: { type: "auto" }, filterable: panel.filterable ?? false, inspect: false },
        color: "thresholds",
      };
    case "barchart":
      return {
        plugin: "barchart",
        options: {
          barRadius: 0,
          barWidth: 0.97,
          fullHighlight: false,
          groupWidth: 0.7,
          legend: legendJson(panel.legend),
          orientation: panel.orientation ?? "auto",
          showValue: panel.showValue ?? "auto",
          stacking: panel.stack ?? "none",
          tooltip: ONE_TOOLTIP,
          xTickLabelMaxLength: 0,
          xTickLabelRotation: 0,
          ...(panel.x === undefined ? {} : { xField: panel.x }),
        },
        custom: { fillOpacity: 80, gradientMode: "none", lineWidth: 1 },
        color: "palette-classic",
      };
    case "heatmap":
      return {
        plugin: "heatmap",
        options: {
          calculate: panel.bucket ?? false,
          cellGap: 1,
          color: {
            exponent: 0.5,
            fill: "dark-orange",
            mode: "scheme",
            reverse: false,
            scale: "exponential",
            scheme: panel.scheme ?? "Oranges",
            steps: 64,
          },
          exemplars: { color: "rgba(255,0,255,0.7)" },
          filterValues: { le: 1e-9 },
          legend: { show: true },
          rowsFrame: { layout: "auto" },
          showValue: "never",
          tooltip: { mode: "single", showColorScale: false, yHistogram: false },
          yAxis: { axisPlacement: "left", reverse: false, ...(panel.unit === undefined ? {} : { unit: panel.unit }) },
        },
        custom: { scaleDistribution: { type: "linear" } },
        color: "palette-classic",
      };
    case "stateTimeline":
      return {
        plugin: "state-timeline",
        options: {
          alignValue: "left",
          legend: legendJson(panel.legend),
          mergeValues: panel.merge ?? true,
          rowHeight: panel.rowHeight ?? 0.9,
          showValue: panel.showValue ?? "auto",
          tooltip: ONE_TOOLTIP,
        },
        custom: { fillOpacity: 70, lineWidth: 0 },
        color: "thresholds",
      };
    case "logs":
      return {
        plugin: "logs",
        options: {
          dedupStrategy: panel.deduplicate ?? "none",
          enableLogDetails: true,
          prettifyLogMessage: false,
          showCommonLabels: false,
          showLabels: panel.showLabels ?? false,
          showLogContextToggle: false,
          showTime: panel.showTime ?? true,
          sortOrder: panel.order === "ascending" ? "Ascending" : "Descending",
          wrapLogMessage: panel.wrap ?? true,
        },
        custom: {},
        color: "thresholds",
      };
  }
}
