import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { typeOf } from "../../config/component.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

export const noHealthCheck: Rule = {
  code: "otel/no-health-check",
  severity: "warning",
  summary: "Nothing tells whether a collector is up",
  why: "Without the `health_check` extension neither Kubernetes nor Compose can ask it: one that hangs is not started anew, and gets telemetry all the same.",
  mend: 'Add the extension: `health_check: { endpoint: "0.0.0.0:13133" }`.',
  failing: collectorCase({ extensions: "{}" }),
  passing: collectorCase({}),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources, COLLECTOR)) {
      if (Object.keys(spec.extensions).some((id) => /^health_?check(v2)?$/.test(typeOf(id)))) continue;
      yield { detail: `\`${name}\` has no health check. ${noHealthCheck.mend}`, at: origin, resource: address };
    }
  },
};
