import { didYouMean } from "../../../compiler/model/nearest.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { isPromqlText } from "../../../compiler/model/reference.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { askingIn } from "../asking.js";
import { DASHBOARD, type DashboardSpec } from "../schema/index.js";
import { type Source, sourceOf } from "../sources.js";

const sources = (options: string): string => `const here = grafana.datasource("here", {
  type: "prometheus",
  url: "http://prometheus:9090",${options}
});
const there = grafana.datasource("there", { type: "prometheus", url: "http://prometheus-there:9090" });
const shop = grafana.dashboard("shop", {
  title: "Shop",
  panels: [grafana.stat("Up", { query: promql\`up\` })],
});

const listed = [here, there, shop];
`;

export const unknownDatasource: Rule = {
  code: "grafana/unknown-datasource",
  severity: "error",
  summary: "It is not known which data source a query goes to",
  why: "Grafana shows `No data` where a data source is missing, or asks the wrong one, and says nothing.",
  mend: "Give the query a `datasource`, or say `default: true` of one of its type.",
  failing: sources(""),
  passing: sources("\n  default: true,"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { asker, query, datasource, path } of askingIn(spec)) {
        const language = typeof query === "string" || isPromqlText(query) ? "promql" : "sql";
        const what = faultOf(sourceOf(datasource, language, spec, pipeline.resources), language, spec);
        if (what === undefined) continue;
        yield {
          detail: `${asker} ${what} ${unknownDatasource.mend}`,
          at: placeIn(origin, spec, path),
          resource: address,
        };
      }
    }
  },
};

function faultOf(source: Source, language: "sql" | "promql", { variables = [] }: DashboardSpec): string | undefined {
  if ("unknownVariable" in source) {
    const name = source.unknownVariable;
    const guess = didYouMean(
      name,
      variables.filter(({ type }) => type === "datasource").map((each) => each.name),
    );
    return `goes to \`$${name}\`, which is no variable of data sources.${guess}`;
  }
  if (!("missing" in source)) return undefined;
  const candidates = source.missing.map(({ name }) => `\`${name}\``).join(" and ");
  if (candidates !== "") return `may go to ${candidates}: all of them take ${language === "sql" ? "SQL" : "PromQL"}.`;
  return "has no data source.";
}
