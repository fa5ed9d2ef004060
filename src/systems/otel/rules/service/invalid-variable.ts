import { atText, type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { SECTIONS } from "../../config/component.js";
import { textsIn } from "../../config/value.js";
import { COLLECTOR, type CollectorSpec } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const region = (value: string): string =>
  collectorCase({
    processors: `{
    memory_limiter: { check_interval: "1s", limit_percentage: 80 },
    resource: { attributes: [{ key: "region", value: "${value}", action: "upsert" }] },
  }`,
    through: '["memory_limiter", "resource"]',
  });

export const invalidVariable: Rule = {
  code: "otel/invalid-variable",
  severity: "error",
  summary: "What is looked up in the environment is not written as the collector reads it",
  why: "The collector does not start with a variable's name that is none. `${NAME:default}` is the shell's and other systems': here the default stands behind `:-`.",
  mend: "Write `${env:NAME}`, or `${env:NAME:-default}`.",
  failing: region("${env:AWS_REGION:us-east-1}"),
  passing: region("${env:AWS_REGION:-us-east-1}"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { expression, inner, at } of lookUps(collector)) {
        if (/^env:[A-Za-z_]\w*(:-[\s\S]*)?$/.test(inner) || /^(file|yaml|https?):/.test(inner)) continue;
        if (/^[A-Za-z_]\w*$/.test(inner)) continue;
        const name = /^(?:env:)?([A-Za-z_]\w*):-?(.*)$/.exec(inner);
        const meant = name === null ? "" : ` Did you mean \`\${env:${name[1]}:-${name[2]}}\`?`;
        yield {
          detail: `\`${expression}\` names no variable.${meant} ${invalidVariable.mend}`,
          at: atText(at, expression),
          resource: collector.address,
        };
      }
    }
  },
};

interface LookUp {
  readonly expression: string;
  readonly inner: string;
  readonly at: Origin;
}

/** What is looked up when the collector starts: `$${…}` is a text. */
function* lookUps(collector: Resource<CollectorSpec>): Iterable<LookUp> {
  for (const section of [...SECTIONS, "telemetry"] as const) {
    for (const { text, path } of textsIn(collector.spec[section] ?? null)) {
      for (const [expression, dollars = "", inner = ""] of text.matchAll(/(\$*)\$\{([^}]*)\}/g)) {
        if (dollars.length % 2 === 1) continue;
        yield { expression: expression.slice(dollars.length), inner, at: within(collector.origin, section, ...path) };
      }
    }
  }
}
