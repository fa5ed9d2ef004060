import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { STACK } from "../schema.js";
import { servicesOf } from "../stack.js";
import { own } from "./case.js";

export const noHealthCheck: Rule = {
  code: "compose/no-health-check",
  severity: "error",
  summary: "A service waits for the health of one that nobody asks",
  why: "Compose does not bring a stack up in which a service waits for the health of one that has no health check.",
  mend: "Give the other one a `healthcheck`, or wait for `service_started`.",
  failing: own(
    'cache: { image: "redis:8.2" }, app: { image: "shop/app:1.4", depends_on: { cache: "service_healthy" } }',
  ),
  passing: own(
    'cache: { image: "redis:8.2", healthcheck: { test: "redis-cli ping" } }, app: { image: "shop/app:1.4", depends_on: { cache: "service_healthy" } }',
  ),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      const services = servicesOf(stack.spec, pipeline);
      for (const [name, { depends_on }] of Object.entries(stack.spec.services)) {
        for (const [other, condition] of Object.entries(depends_on)) {
          const service = Object.hasOwn(services, other) ? services[other] : undefined;
          if (condition !== "service_healthy" || service === undefined || service.health !== undefined) continue;
          yield {
            detail: `\`${name}\` waits until \`${other}\` is healthy, which nobody asks. ${noHealthCheck.mend}`,
            at: within(stack.origin, "services", name, "depends_on", other),
            resource: stack.address,
          };
        }
      }
    }
  },
};
