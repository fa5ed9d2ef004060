import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText } from "../../promql/duration-text.js";
import { ALERT, serverOf } from "../../schema.js";
import { alertCase } from "../promql/case.js";
import { atOption } from "./alerts.js";

export const forNotEvaluated: Rule = {
  code: "prometheus/for-not-evaluated",
  severity: "warning",
  summary: "An alert waits for no whole number of evaluations",
  why: "An alert fires at an evaluation: what it waits for is rounded up to the next one, and less than one interval is one.",
  mend: "Make `for` a multiple of the interval at which the rule is evaluated.",
  failing: alertCase("sum(shop_open_carts) > 100", '\n  for: "10s",'),
  passing: alertCase("sum(shop_open_carts) > 100", '\n  for: "5m",'),
  *check(pipeline) {
    const { evaluationInterval } = serverOf(pipeline.resources);
    for (const alert of ofKind(pipeline.resources, ALERT)) {
      const interval = alert.spec.interval ?? evaluationInterval;
      const waits = alert.spec.for;
      if (waits === undefined || waits % interval === 0) continue;
      const effect = Math.ceil(waits / interval) * interval;
      const detail = `\`${alert.name}\` is evaluated every ${durationText(interval)}: after ${durationText(waits)} means after ${durationText(effect)}. ${forNotEvaluated.mend}`;
      yield atOption(alert, detail, "for");
    }
  },
};
