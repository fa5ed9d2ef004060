import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TEST, testedBy } from "../../schema.js";
import { generatedTests } from "../../unit-tests/generate.js";
import { SHOP_JOB } from "../promql/case.js";
import { promqlRules } from "../promql/index.js";
import { atOption, soundAlerts } from "./alerts.js";
import { forTooLong } from "./for-too-long.js";
import { alertAlwaysFires, alertNeverFires, alertWithoutComparison } from "./what-fires.js";

const alert = (expr: string): string => `${SHOP_JOB}
const slow = prometheus.alert("RequestsVary", {
  expr: promql\`${expr}\`,
  severity: "warning",
  summary: "Requests vary",
  description: "Look at the shop's own dashboard.",
});

const listed = [shop, slow];
`;

export const untestedAlert: Rule = {
  code: "prometheus/untested-alert",
  severity: "warning",
  summary: "An alert has no test",
  why: "For alerts of a simple form series are made up for which they fire, and others for which they stay silent. For this one none were found: nobody has seen it fire.",
  mend: "Write a `prometheus.test` with series for which it fires.",
  failing: alert("stddev_over_time(shop_open_carts[1h]) > 20"),
  passing: alert("avg_over_time(shop_open_carts[1h]) > 20"),
  *check(pipeline) {
    const tested = new Set(ofKind(pipeline.resources, TEST).map(({ spec }) => testedBy(spec)));
    const untested = soundAlerts(pipeline)
      .map(({ alert: each }) => each)
      .filter((each) => !tested.has(each.address) && generatedTests(each, pipeline) === undefined);
    if (untested.length === 0) return;
    // What can't fire, or reads what is not there, has no test for that reason: it is told already.
    const told = new Set(OTHERS.flatMap((rule) => [...rule.check(pipeline)].map(({ resource }) => resource)));
    for (const each of untested) {
      if (told.has(each.madeBy ?? each.address)) continue;
      const detail = `For \`${each.name}\` no series were found that make it fire and others that do not. ${untestedAlert.mend}`;
      yield atOption(each, detail, "expr");
    }
  },
};

const OTHERS: readonly Rule[] = [...promqlRules, forTooLong, alertAlwaysFires, alertNeverFires, alertWithoutComparison];
