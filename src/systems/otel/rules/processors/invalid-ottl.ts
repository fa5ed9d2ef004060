import { atText } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { spoken } from "../../config/component.js";
import { ottlTexts } from "../../config/ottl-texts.js";
import { conditionProblem, statementProblem } from "../../ottl/check.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const year = (field: string): string =>
  collectorCase({
    processors: `{
    memory_limiter: { check_interval: "1s", limit_percentage: 80 },
    transform: {
      error_mode: "ignore",
      metric_statements: ['set(datapoint.attributes["year"], Year(datapoint.${field}))'],
    },
  }`,
    through: '["memory_limiter", "transform"]',
  });

export const invalidOttl: Rule = {
  code: "otel/invalid-ottl",
  severity: "error",
  summary: "A statement or condition is no valid OTTL",
  why: "The collector does not start with one that it can't parse. What parses and has a wrong type fails for each record that passes: with `error_mode: ignore` it does nothing at all, and without, everything is dropped.",
  mend: "Correct it.",
  failing: year("start_time_unix_nano"),
  passing: year("start_time"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { component, kind, text, place, at } of ottlTexts(collector)) {
        const problem = kind === "statement" ? statementProblem(text, place) : conditionProblem(text, place);
        if (problem === undefined) continue;
        const end = /[.?]$/.test(problem.message) ? "" : ".";
        yield {
          detail: `A ${kind} of the ${spoken(component)} ${problem.message}${end}`,
          at: problem.part === "" ? at : atText(at, problem.part),
          resource: collector.address,
        };
      }
    }
  },
};
