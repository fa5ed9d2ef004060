export type { Annotation } from "./annotation.js";
export { type Dashboard, type DashboardOptions, dashboard } from "./dashboard.js";
export {
  type AlertmanagerDatasource,
  type ClickHouseDatasource,
  type Datasource,
  type DatasourceBase,
  type DatasourceOptions,
  type DatasourceTls,
  datasource,
  type PostgresDatasource,
  type PrometheusDatasource,
} from "./datasource.js";
export type {
  ColorMode,
  FieldOptions,
  Mapping,
  Override,
  PercentageThresholds,
  RangeMapping,
  RegexMapping,
  Shown,
  SpecialMapping,
  Threshold,
  ValueMapping,
} from "./field.js";
export { type Folder, type FolderOptions, folder } from "./folder.js";
export type { Link } from "./link.js";
export type { Calculation, DataPanelOptions, GridPosition, Legend, PanelOptions, Transformation } from "./panel.js";
export type {
  BarChartOptions,
  GaugeOptions,
  HeatmapOptions,
  LogsOptions,
  RowOptions,
  StateTimelineOptions,
  StatOptions,
  TableOptions,
  TableSort,
  TextOptions,
  TimeseriesOptions,
} from "./panel-types.js";
export type { Panel, PanelType, Row } from "./panel-value.js";
export {
  barchart,
  gauge,
  heatmap,
  logs,
  row,
  stat,
  stateTimeline,
  table,
  text,
  timeseries,
} from "./panels.js";
export type { Query } from "./query.js";
export type {
  AdHocVariable,
  ChoiceVariable,
  ConstantVariable,
  CustomVariable,
  DatasourceVariable,
  IntervalVariable,
  QueryVariable,
  TextVariable,
  Variable,
  VariableBase,
} from "./variable.js";
