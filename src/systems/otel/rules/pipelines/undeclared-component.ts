import { didYouMean } from "../../../../compiler/model/nearest.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";
import { namesIn, ROLES } from "./names.js";

export const undeclaredComponent: Rule = {
  code: "otel/undeclared-component",
  severity: "error",
  summary: "A pipeline names a component that the collector does not have",
  why: "The collector refuses a pipeline with a component that it has no configuration of, and does not start.",
  mend: "Correct the name, or give the component its config.",
  failing: collectorCase({ through: '["memory_limiter", "batch"]' }),
  passing: collectorCase({
    processors: '{ memory_limiter: { check_interval: "1s", limit_percentage: 80 }, batch: {} }',
    through: '["memory_limiter", "batch"]',
  }),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { pipeline: name, role, id, at } of namesIn(collector)) {
        const declared = ROLES[role].flatMap((section) => Object.keys(collector.spec[section]));
        if (declared.includes(id)) continue;
        yield {
          detail: `\`${name}\` names \`${id}\`, which is none of the ${role}.${didYouMean(id, declared)} ${undeclaredComponent.mend}`,
          at,
          resource: collector.address,
        };
      }
    }
  },
};
