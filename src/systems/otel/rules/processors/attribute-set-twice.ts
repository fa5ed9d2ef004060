import { isJsonObject } from "../../../../compiler/model/json.js";
import { type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { typeOf } from "../../config/component.js";
import { listIn, textIn, valueIn } from "../../config/value.js";
import { COLLECTOR, type CollectorSpec, type PipelineSpec } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const attributes = (second: string): string =>
  collectorCase({
    processors: `{
    memory_limiter: { check_interval: "1s", limit_percentage: 80 },
    resource: {
      attributes: [
        { key: "environment", value: "staging", action: "upsert" },
        { key: "${second}", value: "production", action: "upsert" },
      ],
    },
  }`,
    through: '["memory_limiter", "resource"]',
  });

export const attributeSetTwice: Rule = {
  code: "otel/attribute-set-twice",
  severity: "warning",
  summary: "An attribute is set twice on the way through a pipeline",
  why: "The later one wins, so that the earlier is never seen: one of the two is not what was meant.",
  mend: "Leave one of them out.",
  failing: attributes("environment"),
  passing: attributes("deployment"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const [name, lists] of Object.entries(collector.spec.pipelines)) {
        const first = new Map<string, Origin>();
        for (const { kind, key, at } of settings(collector, lists)) {
          const earlier = first.get(`${kind} ${key}`);
          first.set(`${kind} ${key}`, at);
          if (earlier === undefined) continue;
          yield {
            detail: `On the way through \`${name}\`, \`${key}\` is set before. ${attributeSetTwice.mend}`,
            at,
            resource: collector.address,
            related: [{ at: earlier, note: "here" }],
          };
        }
      }
    }
  },
};

interface Setting {
  /** Attributes of the resource and of the record are not the same. */
  readonly kind: string;
  readonly key: string;
  readonly at: Origin;
}

/** What sets an attribute whatever it is already; in the order in which it comes about. */
function* settings(collector: Resource<CollectorSpec>, { processors }: PipelineSpec): Iterable<Setting> {
  for (const id of processors) {
    const kind = typeOf(id);
    if (kind !== "resource" && kind !== "attributes") continue;
    const config = collector.spec.processors[id];
    // What is for some of the telemetry only is no second time.
    if (valueIn(config, "include") !== undefined || valueIn(config, "exclude") !== undefined) continue;
    const option = kind === "resource" ? "attributes" : "actions";
    for (const [index, action] of listIn(valueIn(config, option)).entries()) {
      const key = isJsonObject(action) ? textIn(action.key) : undefined;
      if (key === undefined || textIn(valueIn(action, "action")) !== "upsert") continue;
      // A value that is taken from elsewhere is there in some of the telemetry only.
      if (valueIn(action, "value") === undefined) continue;
      yield { kind, key, at: within(collector.origin, "processors", id, option, index) };
    }
  }
}
