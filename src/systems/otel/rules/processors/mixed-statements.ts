import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { componentsOf, spoken } from "../../config/component.js";
import { listIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const transforming = (second: string): string =>
  collectorCase({
    processors: `{
    memory_limiter: { check_interval: "1s", limit_percentage: 80 },
    transform: {
      error_mode: "ignore",
      metric_statements: ['set(metric.unit, "s")', ${second}],
    },
  }`,
    through: '["memory_limiter", "transform"]',
  });

export const mixedStatements: Rule = {
  code: "otel/mixed-statements",
  severity: "error",
  summary: "A list has both statements and groups of statements",
  why: "The transform and filter processors take a list of texts or a list of groups: the collector does not start with both in one list.",
  mend: "Write all of them as texts, whose paths say their context, or all in groups.",
  failing: transforming(`{ context: "metric", statements: ['set(description, "")'] }`),
  passing: transforming(`'set(metric.description, "")'`),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const component of componentsOf(collector, ["processors"])) {
        if (component.type !== "transform" && component.type !== "filter") continue;
        for (const [option, value] of Object.entries(component.config)) {
          if (!/_(statements|conditions)$/.test(option)) continue;
          const kinds = listIn(value).map((each) => typeof each === "string");
          // A text behind groups is taken by the transform processor, and by the filter processor not even that.
          const firstText = kinds.indexOf(true);
          const group = kinds.findIndex(
            (isText, index) => !isText && (component.type === "filter" || index > firstText),
          );
          if (firstText < 0 || group < 0) continue;
          yield {
            detail: `\`${option}\` of the ${spoken(component)} has both. ${mixedStatements.mend}`,
            at: within(component.at, option, group),
            resource: collector.address,
          };
        }
      }
    }
  },
};
