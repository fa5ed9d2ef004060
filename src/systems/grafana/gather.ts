import { type Address, addressOf } from "../../compiler/model/address.js";
import { derived } from "../../compiler/model/derived.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { languageOf, panelsOf, queriesOf } from "./panels.js";
import { DASHBOARD, DATASOURCE, type DashboardSpec, type DatasourceSpec } from "./schema/index.js";

/** What a dashboard asks when no data source of the type is declared. */
const USUAL: readonly { readonly name: string; readonly spec: DatasourceSpec }[] = [
  { name: "Prometheus", spec: { type: "prometheus", url: "http://prometheus:9090" } },
  {
    name: "ClickHouse",
    spec: {
      type: "clickhouse",
      host: "clickhouse",
      user: "grafana",
      password: { $secret: "grafana-clickhouse/password" },
    },
  },
];

/** The data sources that dashboards need and nobody declares, at the hosts that they usually have. */
export function gatherDatasources(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const all = [...resources.values()];
  const declared = ofKind(all, DATASOURCE);
  return USUAL.flatMap(({ name, spec }): readonly Resource[] => {
    const language = spec.type === "prometheus" ? "promql" : "sql";
    const isThere = declared.some((each) => each.spec.type === spec.type || isDefaultOf(each.spec, language));
    const asking = isThere ? undefined : ofKind(all, DASHBOARD).find((each) => asks(each.spec, language));
    if (asking === undefined || resources.has(addressOf(DATASOURCE.kind, name))) return [];
    return [derived(DATASOURCE, name, spec, { origin: asking.origin, madeBy: asking.address })];
  });
}

function isDefaultOf(spec: DatasourceSpec, language: string): boolean {
  return language === "sql" && spec.type === "postgres" && spec.default === true;
}

/** Whether it has a query in the language that names no data source. */
function asks({ annotations = [], variables = [], ...spec }: DashboardSpec, language: string): boolean {
  const isIt = (query: Parameters<typeof languageOf>[0], datasource: unknown): boolean =>
    datasource === undefined && languageOf(query) === language;
  return (
    panelsOf(spec).some(({ panel }) => queriesOf(panel).some((each) => isIt(each.query, each.datasource))) ||
    annotations.some((each) => isIt(each.query, each.datasource)) ||
    variables.some(
      (each) =>
        each.type === "query" &&
        each.datasource === undefined &&
        (typeof each.query === "string" ? "promql" : "sql") === language,
    )
  );
}
