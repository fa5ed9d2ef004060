import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";
import { problemsIn } from "./problems.js";

// Where the options' names are written out, TypeScript refuses it first.
const limiter = (option: string): string =>
  collectorCase({
    processors: `{ memory_limiter: { check_interval: "1s", limit_percentage: 80, ${option}: 20 } as Record<string, string | number> }`,
  });

export const unknownOption: Rule = {
  code: "otel/unknown-option",
  severity: "error",
  summary: "A component has no such option",
  why: "The collector refuses its whole configuration for one option that it does not know, and does not start.",
  mend: "Correct the option's name, or leave it out.",
  failing: limiter("spike_limit_percent"),
  passing: limiter("spike_limit_percentage"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { problem, whose, at } of problemsIn(collector)) {
        if (problem.type !== "unknown") continue;
        yield {
          detail: `${whose} has no option \`${problem.path.join(".")}\`.${problem.message} ${unknownOption.mend}`,
          at: within(at, ...problem.path, KEY),
          resource: collector.address,
        };
      }
    }
  },
};
