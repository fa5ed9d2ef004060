import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { typeOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const batch = "batch: {}";

export const noMemoryLimiter: Rule = {
  code: "otel/no-memory-limiter",
  severity: "warning",
  summary: "A pipeline has no memory limiter",
  why: "While an exporter's destination is down or slow, telemetry piles up until the collector is killed, and all that it held is lost.",
  mend: 'Begin its processors with a memory limiter: `memory_limiter: { check_interval: "1s", limit_percentage: 80 }`.',
  failing: collectorCase({ processors: `{ ${batch} }`, through: '["batch"]' }),
  passing: collectorCase({
    processors: `{ memory_limiter: { check_interval: "1s", limit_percentage: 80 }, ${batch} }`,
    through: '["memory_limiter", "batch"]',
  }),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const [name, { processors, receivers }] of Object.entries(collector.spec.pipelines)) {
        if (processors.some((id) => typeOf(id) === "memory_limiter")) continue;
        // What another pipeline has let in is in memory already.
        if (receivers.every((id) => Object.hasOwn(collector.spec.connectors, id))) continue;
        yield {
          detail: `\`${name}\` has none. ${noMemoryLimiter.mend}`,
          at: within(collector.origin, "pipelines", name),
          resource: collector.address,
        };
      }
    }
  },
};
