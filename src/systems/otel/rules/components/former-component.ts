import { KEY, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { COLLECTOR_VERSION, currentType } from "../../catalogue/components.js";
import { isSince, RENAMED_TYPES } from "../../catalogue/renamed.js";
import { componentsOf, spoken } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const sending = (type: string): string =>
  collectorCase({
    exporters: `{ ${type}: { endpoint: "gateway:4317" } }`,
    pipelines: `{ metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["${type}"] } }`,
  });

export const formerComponent: Rule = {
  code: "otel/former-component",
  severity: "warning",
  summary: "A component is named as it was before this version of the collector",
  why: "The former name is an alias: the collector warns of it at each start, and a later version no longer starts with it.",
  mend: "Write the new name, in the pipelines too.",
  failing: sending("otlp"),
  passing: sending("otlp_grpc"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const version = collector.spec.version ?? COLLECTOR_VERSION;
      for (const component of componentsOf(collector)) {
        const { section, type, id } = component;
        const current = currentType(section, type);
        const renamed = RENAMED_TYPES.find((each) => each.section === section && each.from === type);
        // Which version brought the others is not known: it is no later than the known one.
        if (current === type || !isSince(version, renamed === undefined ? COLLECTOR_VERSION : renamed.since)) continue;
        yield {
          detail: `The ${spoken(component)} is \`${id.replace(type, current)}\` now. ${formerComponent.mend}`,
          at: within(component.at, KEY),
          resource: collector.address,
        };
      }
    }
  },
};
