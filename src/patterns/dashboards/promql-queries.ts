import { isPromqlText } from "../../compiler/model/reference.js";
import type { Pipeline } from "../../compiler/model/resource.js";
import { type PanelQuery, type PanelSpec, queriesOf } from "../../systems/grafana/public.js";
import { analysePanel, resultLabels } from "../../systems/prometheus/public.js";

/** A panel's query in PromQL, and the labels that its result can have; undefined where nobody can say. */
export interface PromqlQuery {
  readonly query: PanelQuery;
  readonly labels: ReadonlySet<string> | undefined;
}

export function promqlQueries(panel: PanelSpec, pipeline: Pipeline): readonly PromqlQuery[] {
  return queriesOf(panel).flatMap((query): readonly PromqlQuery[] => {
    if (!isPromqlText(query.query)) return [];
    const { tree, problems } = analysePanel(query.query);
    const labels = tree === undefined || problems.length > 0 ? undefined : resultLabels(tree, pipeline);
    return [{ query, labels }];
  });
}
