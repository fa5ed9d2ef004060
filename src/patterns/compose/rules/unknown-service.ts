import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { STACK } from "../schema.js";
import { servicesOf } from "../stack.js";
import { own } from "./case.js";

const after = (other: string): string =>
  own(`cache: { image: "redis:8.2" }, app: { image: "shop/app:1.4", depends_on: { ${other}: "service_started" } }`);

export const unknownService: Rule = {
  code: "compose/unknown-service",
  severity: "error",
  summary: "A service waits for one that is not there",
  why: "Compose refuses the whole file, and nothing comes up.",
  mend: "Correct the name, or leave it out: what is not in the stack can't be waited for.",
  failing: after("cash"),
  passing: after("cache"),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      const names = Object.keys(servicesOf(stack.spec, pipeline));
      for (const [name, { depends_on }] of Object.entries(stack.spec.services)) {
        for (const other of Object.keys(depends_on)) {
          if (names.includes(other)) continue;
          yield {
            detail: `\`${name}\` waits for \`${other}\`, which is not there.${didYouMean(other, names)} ${unknownService.mend}`,
            at: within(stack.origin, "services", name, "depends_on", other),
            resource: stack.address,
          };
        }
      }
    }
  },
};
