import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { spoken } from "../../config/component.js";
import { type OttlText, ottlTexts } from "../../config/ottl-texts.js";
import { certainly } from "../../ottl/certain.js";
import { parseWholeCondition } from "../../ottl/parse.js";
import { OttlProblem } from "../../ottl/tokens.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const dropping = (pattern: string): string =>
  collectorCase({
    processors: `{
    memory_limiter: { check_interval: "1s", limit_percentage: 80 },
    filter: { error_mode: "ignore", metric_conditions: ['IsMatch(metric.name, "${pattern}")'] },
  }`,
    through: '["memory_limiter", "filter"]',
  });

export const dropsEverything: Rule = {
  code: "otel/drops-everything",
  severity: "error",
  summary: "A filter drops all that comes",
  why: "What meets a condition of the filter processor is dropped: with one that always holds, nothing gets past it, and the exporters are silent without an error.",
  mend: "Say in the condition what is to be dropped, not what is to be kept.",
  failing: dropping(".*"),
  passing: dropping("^internal[.].*"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const each of ottlTexts(collector)) {
        if (each.component.type !== "filter" || each.kind !== "condition" || !alwaysHolds(each)) continue;
        yield {
          detail: `A condition of the ${spoken(each.component)} holds for all ${each.place.signal}. ${dropsEverything.mend}`,
          at: each.at,
          resource: collector.address,
        };
      }
    }
  },
};

function alwaysHolds({ text }: OttlText): boolean {
  try {
    return certainly(parseWholeCondition(text)) === true;
  } catch (error) {
    // What can't be parsed is told by another rule.
    if (error instanceof OttlProblem) return false;
    throw error;
  }
}
