import {
  isPromqlText,
  isSqlText,
  type PromqlText,
  type Reference,
  type SqlText,
} from "../../../compiler/model/reference.js";
import { languageOf, type PanelQuery, queriesOf } from "../panels.js";
import type { DataPanelSpec } from "../schema/index.js";
import { sourceOf } from "../sources.js";
import { type DatasourceRef, datasourceRef, type Printing } from "./printing.js";

export interface TargetJson {
  readonly refId: string;
  readonly datasource?: DatasourceRef;
  readonly [option: string]: unknown;
}

type Format = NonNullable<PanelQuery["format"]>;

/** What each panel reads rows as. */
const FORMATS: Readonly<Record<DataPanelSpec["type"], Format>> = {
  timeseries: "timeseries",
  heatmap: "timeseries",
  stateTimeline: "table",
  stat: "table",
  gauge: "table",
  table: "table",
  barchart: "table",
  logs: "logs",
};

/** The ClickHouse plugin's own numbers for them. */
const CLICKHOUSE_FORMATS: Readonly<Record<Format, number>> = {
  timeseries: 0,
  heatmap: 0,
  table: 1,
  logs: 2,
  traces: 3,
};
/** From this version on a target has `editorType` and `queryType`; without it the plugin migrates it from version 3. */
const CLICKHOUSE_PLUGIN = "4.0.0";

export function targetsOf(panel: DataPanelSpec, printing: Printing): TargetJson[] {
  return queriesOf(panel).map((query) => {
    const format = query.format ?? FORMATS[panel.type];
    const hide = query.hide === true ? { hide: true } : {};
    return { ...target(query, { refId: query.refId, format, isInstant: isInstant(panel, query) }, printing), ...hide };
  });
}

export interface TargetOptions {
  readonly refId: string;
  readonly format: Format;
  readonly isInstant: boolean;
}

interface Asked {
  readonly query: SqlText | PromqlText;
  readonly datasource?: Reference | string | undefined;
  readonly legendFormat?: string | undefined;
}

/** A query as its data source's plugin takes it. */
export function target(asked: Asked, options: TargetOptions, { pipeline, dashboard, print }: Printing): TargetJson {
  const { query } = asked;
  const source = sourceOf(asked.datasource, languageOf(query), dashboard, pipeline.resources);
  const datasource = datasourceRef(source, pipeline);
  const base = { refId: options.refId, ...(datasource === undefined ? {} : { datasource }) };
  if (isPromqlText(query)) return { ...base, ...prometheusTarget(print.promql(query), asked, options) };
  const type = "type" in source ? source.type : "clickhouse";
  if (!isSqlText(query)) return base;
  const rawSql = print.sql(query, type);
  if (type === "postgres") {
    const format = options.format === "timeseries" ? "time_series" : "table";
    return { ...base, editorMode: "code", rawQuery: true, rawSql, format };
  }
  const queryType = options.format === "heatmap" ? "timeseries" : options.format;
  const format = CLICKHOUSE_FORMATS[options.format];
  return { ...base, editorType: "sql", rawSql, format, queryType, pluginVersion: CLICKHOUSE_PLUGIN };
}

function prometheusTarget(expr: string, { legendFormat }: Asked, { format, isInstant }: TargetOptions): object {
  return {
    editorMode: "code",
    expr,
    format: format === "timeseries" ? "time_series" : format === "heatmap" ? "heatmap" : "table",
    instant: isInstant,
    range: !isInstant,
    legendFormat: legendFormat ?? "__auto",
  };
}

/** A table and bars show one moment; a line, and what draws one behind a number, the time range. */
function isInstant(panel: DataPanelSpec, { instant }: PanelQuery): boolean {
  if (instant !== undefined) return instant;
  return (
    panel.type === "table" ||
    panel.type === "barchart" ||
    panel.type === "gauge" ||
    (panel.type === "stat" && panel.graph === "none")
  );
}
