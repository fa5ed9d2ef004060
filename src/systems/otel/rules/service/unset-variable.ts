import { didYouMean } from "../../../../compiler/model/nearest.js";
import { atText, within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { SECTIONS } from "../../config/component.js";
import { textsIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const environment = (name: string): string =>
  collectorCase({
    exporters: '{ otlp_grpc: { endpoint: "${env:GATEWAY}" } }',
    rest: `environment: { ${name}: "gateway:4317" },`,
  });

export const unsetVariable: Rule = {
  code: "otel/unset-variable",
  severity: "error",
  summary: "A variable is looked up that the collector's environment does not have",
  why: "The collector reads a variable that is not set as an empty text, and goes on: an endpoint, a name or a password is then empty.",
  mend: "Give it a value in `environment`, or a default: `${env:NAME:-default}`.",
  failing: environment("GATEWAY_ENDPOINT"),
  passing: environment("GATEWAY"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const { environment } = collector.spec;
      if (environment === undefined) continue;
      for (const section of [...SECTIONS, "telemetry"] as const) {
        for (const { text, path } of textsIn(collector.spec[section] ?? null)) {
          for (const [expression, name = ""] of text.matchAll(/(?<!\$)\$\{(?:env:)?([A-Za-z_]\w*)\}/g)) {
            if (Object.hasOwn(environment, name)) continue;
            yield {
              detail: `\`${name}\` is not in \`environment\`.${didYouMean(name, Object.keys(environment))} ${unsetVariable.mend}`,
              at: atText(within(collector.origin, section, ...path), expression),
              resource: collector.address,
            };
          }
        }
      }
    }
  },
};
