import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { typeOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

/** What leaves part of the telemetry out. */
const DROPPING = new Set(["filter", "tail_sampling", "probabilistic_sampler"]);

const order = (through: string): string =>
  collectorCase({
    processors: `{
    memory_limiter: { check_interval: "1s", limit_percentage: 80 },
    batch: {},
    filter: { error_mode: "ignore", metric_conditions: ['metric.name == "up"'] },
  }`,
    through,
  });

export const batchBeforeDrop: Rule = {
  code: "otel/batch-before-drop",
  severity: "warning",
  summary: "Telemetry is batched before part of it is dropped",
  why: "Batches leave as small as the drop makes them, so that the exporter sends many small requests; and what is dropped has taken memory until then.",
  mend: "Name `batch` after what drops.",
  failing: order('["memory_limiter", "batch", "filter"]'),
  passing: order('["memory_limiter", "filter", "batch"]'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const [name, { processors }] of Object.entries(collector.spec.pipelines)) {
        const batch = processors.findIndex((id) => typeOf(id) === "batch");
        const dropping = processors.findLast((id) => DROPPING.has(typeOf(id)));
        if (batch < 0 || dropping === undefined || processors.lastIndexOf(dropping) < batch) continue;
        yield {
          detail: `In \`${name}\`, \`${processors[batch]}\` comes before \`${dropping}\`. ${batchBeforeDrop.mend}`,
          at: within(collector.origin, "pipelines", name, "processors", batch),
          resource: collector.address,
        };
      }
    }
  },
};
