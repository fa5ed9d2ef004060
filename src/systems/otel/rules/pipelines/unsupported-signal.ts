import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { definitionOf } from "../../catalogue/components.js";
import { typeOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";
import { namesIn } from "./names.js";

const pipeline = (signal: string): string =>
  collectorCase({
    exporters: '{ prometheus: { endpoint: "0.0.0.0:8889" } }',
    pipelines: `{ ${signal}: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["prometheus"] } }`,
  });

export const unsupportedSignal: Rule = {
  code: "otel/unsupported-signal",
  severity: "error",
  summary: "A component stands in a pipeline of a signal that it can't treat",
  why: "The collector does not start with a pipeline whose components don't all know its signal.",
  mend: "Take it out of this pipeline.",
  failing: pipeline("logs"),
  passing: pipeline("metrics"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { pipeline: name, signal, role, id, at } of namesIn(collector)) {
        const signals = definitionOf(role, typeOf(id))?.signals;
        // What is said of profiles is not stable yet.
        if (signals === undefined || signal === "profiles" || signals.includes(signal)) continue;
        if (collector.spec.unchecked.includes(typeOf(id)) || Object.hasOwn(collector.spec.connectors, id)) continue;
        yield {
          detail: `\`${name}\` names the ${role.slice(0, -1)} \`${id}\`, which is for ${signals.join(" and ")}. ${unsupportedSignal.mend}`,
          at,
          resource: collector.address,
        };
      }
    }
  },
};
