/** What patterns may use of Grafana, besides its kinds: what a dashboard shows, where, and how it is written. */
export { dashboardFiles } from "./emit/dashboard-files.js";
export { dashboardJson } from "./emit/dashboard-json.js";
export { type QueryPrinters, uidFor } from "./emit/printing.js";
export { type GridPos, layoutOf } from "./layout.js";
export {
  isDataPanel,
  languageOf,
  type PanelAt,
  type PanelQuery,
  panelsOf,
  queriesOf,
  type Section,
  sectionsOf,
} from "./panels.js";
export type {
  AnnotationSpec,
  DashboardSpec,
  DataPanelSpec,
  DatasourceSpec,
  DatasourceType,
  FieldSpec,
  FolderSpec,
  LinkSpec,
  PanelSpec,
  QuerySpec,
  RowSpec,
  VariableSpec,
} from "./schema/index.js";
export { DASHBOARD, DATASOURCE, FOLDER } from "./schema/index.js";
export { type Source, sourceOf } from "./sources.js";
export { uidOf } from "./uid.js";
