import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { durationText } from "../../promql/duration-text.js";
import { ALERT, serverOf } from "../../schema.js";
import { alertCase } from "../promql/case.js";
import { atOption } from "./alerts.js";

export const forTooLong: Rule = {
  code: "prometheus/for-too-long",
  severity: "error",
  summary: "An alert waits for longer than samples are kept",
  why: "How long the condition has held is forgotten when Prometheus is away for an hour, and what is kept does not tell it: nobody will be told.",
  mend: "Wait for less, or raise `retention` of `prometheus.server`.",
  failing: alertCase("sum(shop_open_carts) > 100", '\n  for: "40d",'),
  passing: alertCase("sum(shop_open_carts) > 100", '\n  for: "1h",'),
  *check(pipeline) {
    const { retention } = serverOf(pipeline.resources);
    for (const alert of ofKind(pipeline.resources, ALERT)) {
      const waits = alert.spec.for;
      if (waits === undefined || waits < retention) continue;
      const detail = `\`${alert.name}\` waits for ${durationText(waits)}, and samples are kept for ${durationText(retention)}. ${forTooLong.mend}`;
      yield atOption(alert, detail, "for");
    }
  },
};
