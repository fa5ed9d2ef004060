import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";
import { problemsIn } from "./problems.js";

const limiter = (interval: string): string =>
  collectorCase({ processors: `{ memory_limiter: { check_interval: ${interval}, limit_percentage: 80 } }` });

export const invalidOption: Rule = {
  code: "otel/invalid-option",
  severity: "error",
  summary: "An option of a component takes no such value",
  why: "The collector refuses its whole configuration for one value that it can't decode, and does not start.",
  mend: "Correct the value.",
  failing: limiter('"1 second"'),
  passing: limiter('"1s"'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { problem, whose, at } of problemsIn(collector)) {
        if (problem.type !== "value") continue;
        yield {
          detail: `\`${problem.path.join(".")}\` of ${whose.replace("The", "the")} ${problem.message}.`,
          at: within(at, ...problem.path),
          resource: collector.address,
        };
      }
    }
  },
};
