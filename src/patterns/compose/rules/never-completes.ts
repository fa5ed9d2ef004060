import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { STACK } from "../schema.js";
import { servicesOf } from "../stack.js";
import { own } from "./case.js";

const after = (migrate: string): string =>
  own(
    `migrate: { image: "shop/migrate:1.4"${migrate} }, app: { image: "shop/app:1.4", depends_on: { migrate: "service_completed_successfully" } }`,
  );

export const neverCompletes: Rule = {
  code: "compose/never-completes",
  severity: "error",
  summary: "A service waits for the end of one that runs on",
  why: "What is not done once is started again whenever it ends: who waits for its end never starts.",
  mend: "Wait for `service_healthy` or `service_started`; or say `once: true` of a service that ends when its work is done.",
  failing: after(""),
  passing: after(", once: true"),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      const services = servicesOf(stack.spec, pipeline);
      for (const [name, { depends_on }] of Object.entries(stack.spec.services)) {
        for (const [other, condition] of Object.entries(depends_on)) {
          const service = Object.hasOwn(services, other) ? services[other] : undefined;
          if (condition !== "service_completed_successfully" || service === undefined || service.isOnce === true)
            continue;
          yield {
            detail: `\`${name}\` waits until \`${other}\` has ended, which runs on. ${neverCompletes.mend}`,
            at: within(stack.origin, "services", name, "depends_on", other),
            resource: stack.address,
          };
        }
      }
    }
  },
};
