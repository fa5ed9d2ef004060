import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { levelOf } from "../../catalogue/components.js";
import { typeOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";
import { namesIn } from "./names.js";

const balanced = (signal: string): string =>
  collectorCase({
    exporters: '{ load_balancing: { protocol: { otlp: {} }, resolver: { static: { hostnames: ["a:4317"] } } } }',
    pipelines: `{ ${signal}: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["load_balancing"] } }`,
  });

const TOLD: Readonly<Record<string, string>> = {
  development: "is still in development",
  deprecated: "is deprecated, and will be taken away",
  unmaintained: "is looked after by nobody, and will be taken away",
};

export const unstableComponent: Rule = {
  code: "otel/unstable-component",
  severity: "warning",
  summary: "A component is not meant for use with a signal, by its makers' own word",
  why: "What is in development may change or be left out by any version, and what is deprecated will be: the collector then does not start with the configuration that it had.",
  mend: "Take another one, or watch the changelog before the collector's version is raised.",
  failing: balanced("metrics"),
  passing: balanced("traces"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { pipeline: name, signal, role, id, at } of namesIn(collector)) {
        const told = TOLD[levelOf(role, typeOf(id), signal) ?? ""];
        if (told === undefined || collector.spec.unchecked.includes(typeOf(id))) continue;
        yield {
          detail: `The ${role.slice(0, -1)} \`${id}\` in \`${name}\` ${told} for ${signal}. ${unstableComponent.mend}`,
          at,
          resource: collector.address,
        };
      }
    }
  },
};
