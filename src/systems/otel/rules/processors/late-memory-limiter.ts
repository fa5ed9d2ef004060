import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { typeOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const order = (through: string): string =>
  collectorCase({
    processors:
      '{ memory_limiter: { check_interval: "1s", limit_percentage: 80 }, resource: { attributes: [{ key: "environment", value: "production", action: "upsert" }] } }',
    through,
  });

export const lateMemoryLimiter: Rule = {
  code: "otel/late-memory-limiter",
  severity: "warning",
  summary: "The memory limiter is not the first processor",
  why: "It refuses what comes in while memory is short: what other processors have already taken in can't be refused any more, and the collector is killed all the same.",
  mend: "Name it first.",
  failing: order('["resource", "memory_limiter"]'),
  passing: order('["memory_limiter", "resource"]'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const [name, { processors }] of Object.entries(collector.spec.pipelines)) {
        const index = processors.findIndex((id) => typeOf(id) === "memory_limiter");
        if (index <= 0) continue;
        yield {
          detail: `In \`${name}\`, \`${processors[0]}\` comes before \`${processors[index]}\`. ${lateMemoryLimiter.mend}`,
          at: within(collector.origin, "pipelines", name, "processors", index),
          resource: collector.address,
        };
      }
    }
  },
};
