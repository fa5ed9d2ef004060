import type { PromqlText, Reference, SqlText } from "../../compiler/model/reference.js";
import { panelsOf, queriesOf } from "./panels.js";
import type { DashboardSpec } from "./schema/index.js";

/** Anything of a dashboard that asks a data source. */
export interface Asking {
  /** At the beginning of a sentence. */
  readonly asker: string;
  /** A text is Prometheus' own, of a variable. */
  readonly query: SqlText | PromqlText | string;
  readonly datasource: Reference | string | undefined;
  /** The way to its query in the dashboard's options. */
  readonly path: readonly (string | number)[];
}

export function askingIn(spec: DashboardSpec): readonly Asking[] {
  const panels = panelsOf(spec).flatMap(({ panel, path }) =>
    queriesOf(panel).map((each) => ({
      asker: `The panel \`${panel.title}\``,
      query: each.query,
      datasource: each.datasource,
      path: [...path, ...each.path],
    })),
  );
  const variables = (spec.variables ?? []).flatMap((each, index) =>
    each.type === "query"
      ? [
          {
            asker: `The variable \`${each.name}\``,
            query: each.query,
            datasource: each.datasource,
            path: ["variables", index, "query"],
          },
        ]
      : [],
  );
  const annotations = (spec.annotations ?? []).map(({ name, query, datasource }, index) => ({
    asker: `The annotation \`${name}\``,
    query,
    datasource,
    path: ["annotations", index, "query"],
  }));
  return [...panels, ...variables, ...annotations];
}
