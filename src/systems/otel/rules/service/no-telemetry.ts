import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { valueIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

export const noTelemetry: Rule = {
  code: "otel/no-telemetry",
  severity: "warning",
  summary: "A collector tells nothing of itself",
  why: "That it refuses, drops or can't send telemetry is seen only in its own metrics: without them the gap is found when the telemetry is needed.",
  mend: "Leave `level` out, or write `basic`, `normal` or `detailed`.",
  failing: collectorCase({ rest: 'telemetry: { metrics: { level: "none" } },' }),
  passing: collectorCase({ rest: 'telemetry: { metrics: { level: "detailed" } },' }),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources, COLLECTOR)) {
      if (valueIn(spec.telemetry, "metrics", "level") !== "none") continue;
      yield {
        detail: `\`${name}\` has no metrics of its own. ${noTelemetry.mend}`,
        at: within(origin, "telemetry", "metrics", "level"),
        resource: address,
      };
    }
  },
};
