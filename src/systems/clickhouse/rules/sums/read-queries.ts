import { type Origin, within } from "../../../../compiler/model/origin.js";
import { isSqlText, type SqlText } from "../../../../compiler/model/reference.js";
import { isOfKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import { METRIC } from "../../schema/metric.js";
import { MATERIALIZED_VIEW, VIEW } from "../../schema/view.js";

/** A query of the author's, whose result somebody looks at. */
export interface ReadQuery {
  readonly resource: Resource;
  /** What it is called in a message. */
  readonly asker: string;
  readonly query: SqlText;
  readonly at: Origin;
  /** It sees each insert once, and not the table. */
  readonly isIncremental: boolean;
}

/** The queries of views and metrics, and those of panels, whose system is another's. */
export function* readQueries(pipeline: Pipeline): Iterable<ReadQuery> {
  for (const resource of pipeline.resources.values()) {
    if (resource.madeBy !== undefined) continue;
    const asker = `\`${resource.name}\``;
    if (isOfKind(resource, VIEW) || isOfKind(resource, MATERIALIZED_VIEW) || isOfKind(resource, METRIC)) {
      const { query } = resource.spec;
      const isIncremental = isOfKind(resource, MATERIALIZED_VIEW) && resource.spec.refresh === undefined;
      yield { resource, asker, query, at: within(resource.origin, "query"), isIncremental };
    } else if (resource.kind === "grafana.dashboard") {
      for (const { query, path } of queriesIn(resource.spec, []))
        yield {
          resource,
          asker: `A panel of ${asker}`,
          query,
          at: within(resource.origin, ...path),
          isIncremental: false,
        };
    }
  }
}

type Path = readonly (string | number)[];

function queriesIn(value: unknown, path: Path): readonly { readonly query: SqlText; readonly path: Path }[] {
  if (typeof value !== "object" || value === null) return [];
  if (isSqlText(value)) return [{ query: value, path }];
  return Object.entries(value).flatMap(([key, each]) =>
    queriesIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
