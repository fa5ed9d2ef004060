import type { KindOf } from "../../../compiler/model/resource.js";
import { type DashboardSpec, dashboardSchema as dashboard } from "./dashboard.js";
import { type DatasourceSpec, datasourceSchema, type FolderSpec, folderSchema } from "./datasource.js";
import { DATASOURCE_KIND } from "./datasource-secrets.js";

export type { AnnotationSpec, DashboardSpec, DataPanelSpec, PanelSpec, RowSpec } from "./dashboard.js";
export type { DatasourceSpec, DatasourceType, FolderSpec, TlsSpec } from "./datasource.js";
export type { FieldSpec, MappingSpec, OverrideSpec, ThresholdsSpec } from "./field.js";
export type { LegendSpec } from "./panel.js";
export type { QuerySpec } from "./panel-shape.js";
export type { LinkSpec } from "./shapes.js";
export type { VariableSpec } from "./variable.js";
export { datasourceSchema, folderSchema };

export const DATASOURCE: KindOf<DatasourceSpec> = { kind: DATASOURCE_KIND };
export const FOLDER: KindOf<FolderSpec> = { kind: "grafana.folder" };
export const DASHBOARD: KindOf<DashboardSpec> = { kind: "grafana.dashboard" };

export const dashboardSchema = dashboard;
