import type { Address } from "../../compiler/model/address.js";
import { isSqlText, type SqlText } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import {
  type DashboardSpec,
  type DatasourceSpec,
  type DatasourceType,
  isDataPanel,
  type PanelSpec,
  panelsOf,
  queriesOf,
  sourceOf,
} from "../../systems/grafana/public.js";

/** SQL of a dashboard: of a panel, of a variable, of an annotation. */
export interface DashboardQuery {
  readonly sql: SqlText;
  /** The type of its data source; undefined where it has none, which is told of it. */
  readonly type: DatasourceType | undefined;
  /** The data source itself; undefined where a variable chooses it, too. */
  readonly source: Resource<DatasourceSpec> | undefined;
  /** The way to its text in the dashboard's options. */
  readonly path: readonly (string | number)[];
  /** What tells it from the dashboard's other queries. */
  readonly id: string;
  /** What asks, at the beginning of a sentence: ``The panel `Revenue` ``. */
  readonly asker: string;
  readonly panel?: PanelSpec;
  /** Why it may show personal data, by column. */
  readonly personal: Readonly<Record<string, string>> | undefined;
  /** Its letter in its panel. */
  readonly refId?: string;
}

/** All SQL of a dashboard, in the order of reading. */
export function sqlQueries(
  { spec }: Resource<DashboardSpec>,
  resources: ReadonlyMap<Address, Resource>,
): readonly DashboardQuery[] {
  const asks = (named: Parameters<typeof sourceOf>[0]): Pick<DashboardQuery, "type" | "source"> => {
    const source = sourceOf(named, "sql", spec, resources);
    return {
      type: "type" in source ? source.type : undefined,
      source: "resource" in source ? source.resource : undefined,
    };
  };
  // By names, so that what is moved is remembered; what has the same name is counted.
  const counts = new Map<string, number>();
  const idOf = (...parts: readonly string[]): string => {
    const id = parts.join("/");
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}/${count}`;
  };
  const panels = panelsOf(spec).flatMap(({ panel, path }) =>
    queriesOf(panel).flatMap(({ query, datasource, path: within, refId }): readonly DashboardQuery[] => {
      if (!isSqlText(query)) return [];
      const asker = `The panel \`${panel.title}\``;
      const personal = isDataPanel(panel) ? panel.personal : undefined;
      const id = idOf("panel", panel.title, refId);
      return [{ sql: query, ...asks(datasource), path: [...path, ...within], id, asker, panel, personal, refId }];
    }),
  );
  const variables = (spec.variables ?? []).flatMap((each, index): readonly DashboardQuery[] => {
    if (each.type !== "query" || !isSqlText(each.query)) return [];
    const asker = `The variable \`${each.name}\``;
    const path = ["variables", index, "query"];
    const id = idOf("variable", each.name);
    return [{ sql: each.query, ...asks(each.datasource), path, id, asker, personal: each.personal }];
  });
  const annotations = (spec.annotations ?? []).flatMap((each, index): readonly DashboardQuery[] => {
    if (!isSqlText(each.query)) return [];
    const asker = `The annotation \`${each.name}\``;
    const path = ["annotations", index, "query"];
    const id = idOf("annotation", each.name);
    return [{ sql: each.query, ...asks(each.datasource), path, id, asker, personal: each.personal }];
  });
  return [...panels, ...variables, ...annotations];
}
