import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { componentsOf, spoken } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";
import { namesIn, ROLES } from "./names.js";

const exporters = '{ otlp_grpc: { endpoint: "gateway:4317" }, debug: {} }';

export const unusedComponent: Rule = {
  code: "otel/unused-component",
  severity: "warning",
  summary: "No pipeline names a component",
  why: "The collector does not start what no pipeline names: nothing is received, changed or sent there, and nothing says so.",
  mend: "Name it in a pipeline, or leave it out.",
  failing: collectorCase({ exporters }),
  passing: collectorCase({
    exporters,
    pipelines:
      '{ metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["otlp_grpc", "debug"] } }',
  }),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const named = new Set(
        namesIn(collector).flatMap(({ role, id }) => ROLES[role].map((section) => `${section} ${id}`)),
      );
      for (const component of componentsOf(collector, ["receivers", "processors", "exporters", "connectors"])) {
        if (named.has(`${component.section} ${component.id}`)) continue;
        yield {
          detail: `The ${spoken(component)} is in no pipeline. ${unusedComponent.mend}`,
          at: within(component.at, KEY),
          resource: collector.address,
        };
      }
    }
  },
};
