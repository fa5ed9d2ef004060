import { didYouMean } from "../../../../compiler/model/nearest.js";
import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { definitionOf, knownTypes } from "../../catalogue/components.js";
import { RENAMED_TYPES } from "../../catalogue/renamed.js";
import { componentsOf, spoken } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const acmeMetrics = (rest: string): string =>
  collectorCase({
    receivers: '{ acme_metrics: { collection_interval: "30s" } }',
    pipelines: '{ metrics: { receivers: ["acme_metrics"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] } }',
    rest,
  });

export const unknownComponent: Rule = {
  code: "otel/unknown-component",
  severity: "error",
  summary: "A component is of a type that Headrace does not know",
  why: "The collector does not start with a type that is not built in, and what is not known can't be checked.",
  mend: "Correct the type. If your collector has it, name it in `unchecked`: its options are then written as they are.",
  failing: acmeMetrics(""),
  passing: acmeMetrics('unchecked: ["acme_metrics"],'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const component of componentsOf(collector)) {
        const { section, type } = component;
        if (definitionOf(section, type) !== undefined || collector.spec.unchecked.includes(type)) continue;
        if (RENAMED_TYPES.some((each) => each.section === section && each.from === type)) continue;
        yield {
          detail: `The ${spoken(component)} is none of the known ${section}.${didYouMean(type, knownTypes(section))} ${unknownComponent.mend}`,
          at: within(component.at, KEY),
          resource: collector.address,
        };
      }
    }
  },
};
