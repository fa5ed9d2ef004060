import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { COLLECTOR_VERSION } from "../../catalogue/components.js";
import { isSince, RENAMED_TYPES } from "../../catalogue/renamed.js";
import { componentsOf, spoken } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const printing = (type: string): string =>
  collectorCase({
    exporters: `{ ${type}: {} }`,
    pipelines: `{ metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["${type}"] } }`,
  });

export const renamedComponent: Rule = {
  code: "otel/renamed-component",
  severity: "error",
  summary: "A component has only another name in this version of the collector",
  why: "The collector does not start with a type that it does not know.",
  mend: "Write the new name, in the pipelines too.",
  failing: printing("logging"),
  passing: printing("debug"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const version = collector.spec.version ?? COLLECTOR_VERSION;
      for (const component of componentsOf(collector)) {
        const renamed = RENAMED_TYPES.find(
          ({ section, from, gone }) =>
            section === component.section && from === component.type && gone !== undefined && isSince(version, gone),
        );
        if (renamed === undefined) continue;
        const { to, since, gone } = renamed;
        const when = since === undefined ? "" : ` since ${since}`;
        yield {
          detail: `The ${spoken(component)} is \`${component.id.replace(component.type, to)}\`${when}, and is gone since ${gone}. ${renamedComponent.mend}`,
          at: within(component.at, KEY),
          resource: collector.address,
        };
      }
    }
  },
};
