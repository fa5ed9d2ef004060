import type { JsonObject } from "../../../compiler/model/json.js";
import type { DataPanelSpec, LegendSpec } from "../schema/index.js";

export function hasSql({ query }: DataPanelSpec): boolean {
  return query !== undefined && "$sql" in query;
}

export function reduced(calculate: string | undefined, field: string | undefined): JsonObject {
  return { calcs: [calculate ?? "lastNotNull"], fields: field ?? "", values: false };
}

export function legendJson(legend: LegendSpec | undefined): JsonObject {
  return {
    calcs: [...(legend?.values ?? [])],
    displayMode: legend?.mode ?? "list",
    placement: legend?.placement ?? "bottom",
    showLegend: legend?.show ?? true,
  };
}

const STACKS = { none: "none", normal: "normal", percent: "percent" } as const;

export function timeseriesField(panel: Extract<DataPanelSpec, { type: "timeseries" }>): JsonObject {
  return {
    axisBorderShow: false,
    axisLabel: panel.axisLabel ?? "",
    axisPlacement: "auto",
    drawStyle: panel.draw ?? "line",
    fillOpacity: panel.fill ?? 10,
    gradientMode: "none",
    lineInterpolation: panel.interpolation ?? "linear",
    lineWidth: panel.lineWidth ?? 1,
    pointSize: 5,
    scaleDistribution: panel.logBase === undefined ? { type: "linear" } : { type: "log", log: panel.logBase },
    showPoints: "auto",
    spanNulls: panel.connectNulls ?? false,
    stacking: { group: "A", mode: STACKS[panel.stack ?? "none"] },
    thresholdsStyle: { mode: panel.showThresholds ?? "off" },
  };
}
