import type { Address } from "../../../compiler/model/address.js";
import type { PromqlText, SqlText } from "../../../compiler/model/reference.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import type { DashboardSpec, DatasourceType } from "../schema/index.js";
import type { Source } from "../sources.js";
import { uidOf } from "../uid.js";

/** How queries are written in each language: other systems' names stand in them. */
export interface QueryPrinters {
  readonly sql: (query: SqlText, type: DatasourceType) => string;
  readonly promql: (query: PromqlText) => string;
}

/** What a dashboard is written with. */
export interface Printing {
  readonly pipeline: Pipeline;
  readonly dashboard: DashboardSpec;
  readonly print: QueryPrinters;
}

export interface DatasourceRef {
  readonly type: string;
  readonly uid: string;
}

/** The ids of Grafana's plugins. */
export const PLUGINS: Readonly<Record<DatasourceType, string>> = {
  prometheus: "prometheus",
  clickhouse: "grafana-clickhouse-datasource",
  postgres: "grafana-postgresql-datasource",
  alertmanager: "alertmanager",
};

export function datasourceRef(source: Source, pipeline: Pipeline): DatasourceRef | undefined {
  if ("resource" in source) return { type: PLUGINS[source.type], uid: uidFor(source.resource, pipeline) };
  return "variable" in source ? { type: PLUGINS[source.type], uid: `\${${source.variable}}` } : undefined;
}

/** The uid of a data source, a folder or a dashboard. */
export function uidFor(resource: Resource<{ readonly uid?: string | undefined }>, pipeline: Pipeline): string {
  return resource.spec.uid ?? uidOf(pipeline.name, resource.kind, resource.name);
}

export function uidAt(address: Address, pipeline: Pipeline): string | undefined {
  const resource = pipeline.resources.get(address);
  const spec = resource?.spec;
  if (resource === undefined || typeof spec !== "object" || spec === null) return undefined;
  return "uid" in spec && typeof spec.uid === "string" ? spec.uid : uidOf(pipeline.name, resource.kind, resource.name);
}
