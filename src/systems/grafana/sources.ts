import type { Address } from "../../compiler/model/address.js";
import type { Reference } from "../../compiler/model/reference.js";
import { ofKind, type Resource, resourceAt } from "../../compiler/model/resource.js";
import type { Language } from "./panels.js";
import { DATASOURCE, type DashboardSpec, type DatasourceSpec, type DatasourceType } from "./schema/index.js";

/** Where a query goes: a data source, or the variable by which one is chosen; else what is wrong. */
export type Source =
  | { readonly type: DatasourceType; readonly resource: Resource<DatasourceSpec> }
  | { readonly type: DatasourceType; readonly variable: string }
  | { readonly missing: readonly Resource<DatasourceSpec>[] }
  | { readonly unknownVariable: string };

const LANGUAGES: Readonly<Record<DatasourceType, Language | undefined>> = {
  prometheus: "promql",
  clickhouse: "sql",
  postgres: "sql",
  alertmanager: undefined,
};

/** The language that a data source of a type is asked in. */
export function languageOfType(type: DatasourceType): Language | undefined {
  return LANGUAGES[type];
}

/** The data source of a query. Without one that is named: the default of its language, else the only one. */
export function sourceOf(
  named: Reference | string | undefined,
  language: Language,
  dashboard: DashboardSpec,
  resources: ReadonlyMap<Address, Resource>,
): Source {
  if (named === undefined) return usualSource(language, resources);
  if (typeof named === "string") {
    const name = named.replace(/[${}]/g, "");
    const variable = dashboard.variables?.find((each) => each.name === name);
    return variable?.type === "datasource" ? { type: variable.of, variable: name } : { unknownVariable: name };
  }
  const resource = resourceAt(resources, named.$ref, DATASOURCE);
  return resource === undefined ? { missing: [] } : { type: resource.spec.type, resource };
}

function usualSource(language: Language, resources: ReadonlyMap<Address, Resource>): Source {
  const all = ofKind(resources, DATASOURCE);
  const fitting = all.filter(({ spec }) => LANGUAGES[spec.type] === language);
  const marked = fitting.filter(({ spec }) => spec.default === true);
  const usual = fitting.filter(({ spec }) => spec.type === (language === "sql" ? "clickhouse" : "prometheus"));
  const candidates = marked.length > 0 ? marked : usual;
  const [resource, ...others] = candidates;
  if (resource === undefined || others.length > 0) return { missing: candidates };
  return { type: resource.spec.type, resource };
}
