import { placeIn } from "../../../compiler/model/placed.js";
import { isPromqlText } from "../../../compiler/model/reference.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { askingIn } from "../asking.js";
import { DASHBOARD } from "../schema/index.js";
import { languageOfType, sourceOf } from "../sources.js";

const asked = (query: string): string => `const metrics = grafana.datasource("metrics", {
  type: "prometheus",
  url: "http://prometheus:9090",
});
const shop = grafana.dashboard("shop", {
  title: "Shop",
  panels: [grafana.stat("Up", { datasource: metrics, query: ${query} })],
});

const listed = [shop];
`;

export const languageMismatch: Rule = {
  code: "grafana/query-language",
  severity: "error",
  summary: "A query is written in a language that its data source does not read",
  why: "Grafana sends each data source its own kind of query: what the other kind holds is left out, and the panel shows `No data`.",
  mend: "Write PromQL for Prometheus as promql`…`, SQL for ClickHouse and PostgreSQL as sql`…`, or name another data source.",
  failing: asked("sql`SELECT 1 AS up`"),
  passing: asked("promql`up`"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { asker, query, datasource, path } of askingIn(spec)) {
        const language = typeof query === "string" || isPromqlText(query) ? "promql" : "sql";
        const source = sourceOf(datasource, language, spec, pipeline.resources);
        if (!("type" in source) || languageOfType(source.type) === language) continue;
        const name = "resource" in source ? source.resource.name : source.variable;
        yield {
          detail: `${asker} asks \`${name}\`, a data source of ${source.type}, in ${language === "sql" ? "SQL" : "PromQL"}. ${languageMismatch.mend}`,
          at: placeIn(origin, spec, path),
          resource: address,
        };
      }
    }
  },
};
