import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DATASOURCE } from "../schema/index.js";
import { languageOfType } from "../sources.js";

const sources = (options: string): string => `const here = grafana.datasource("here", {
  type: "prometheus",
  url: "http://prometheus:9090",
  default: true,
});
const there = grafana.datasource("there", { type: "prometheus", url: "http://prometheus-there:9090"${options} });

const listed = [here, there];
`;

export const secondDefault: Rule = {
  code: "grafana/second-default",
  severity: "error",
  summary: "Two data sources are the default of one language",
  why: "Which of them a query goes to that names none could not be told.",
  mend: "Take `default` from one of them.",
  failing: sources(", default: true"),
  passing: sources(""),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const datasource of ofKind(pipeline.resources, DATASOURCE)) {
      const language = languageOfType(datasource.spec.type);
      if (datasource.spec.default !== true || language === undefined) continue;
      const first = seen.get(language);
      if (first === undefined) seen.set(language, datasource);
      else
        yield {
          detail: `\`${first.name}\` and \`${datasource.name}\` both are. ${secondDefault.mend}`,
          at: within(datasource.origin, "default"),
          resource: datasource.address,
          related: [{ at: within(first.origin, "default"), note: "the other one" }],
        };
    }
  },
};
