import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { type Matcher, valuesOf } from "../../../systems/alertmanager/public.js";
import { conditionsOf, INHIBIT } from "../../../systems/alertmanager/schema.js";
import { inhibiting } from "./inhibit-case.js";

const bySeverity = (source: string, target: string): string =>
  inhibiting(`{
  source: ['severity="${source}"'],
  target: ['severity="${target}"'],
  equal: ["instance", "mountpoint"],
}`);

/** From the mildest. */
const SEVERITIES = ["info", "warning", "critical"];

export const milderSilences: Rule = {
  code: "alerting/milder-silences",
  severity: "error",
  summary: "An inhibition by which what is milder silences what is worse",
  why: "While the warning fires, nobody is told that it has become critical.",
  mend: "Let what is worse be the source, and what is milder the target.",
  failing: bySeverity("warning", "critical"),
  passing: bySeverity("critical", "warning"),
  *check({ resources }) {
    for (const inhibit of ofKind(resources, INHIBIT)) {
      const source = severitiesOf(conditionsOf(inhibit.spec.source));
      const target = severitiesOf(conditionsOf(inhibit.spec.target));
      const worst = target?.at(-1);
      const milder = source?.find(
        (each) => worst !== undefined && SEVERITIES.indexOf(each) < SEVERITIES.indexOf(worst),
      );
      if (milder === undefined || worst === undefined) continue;
      yield {
        detail: `By \`${inhibit.name}\`, ${milder} silences ${worst}. ${milderSilences.mend}`,
        at: within(inhibit.origin, "source"),
        resource: inhibit.madeBy ?? inhibit.address,
      };
    }
  },
};

/** The severities that matchers say, from the mildest; undefined where they don't, or name one alert. */
function severitiesOf(matchers: readonly Matcher[]): readonly string[] | undefined {
  // Which alert silences which is the author's decision, where both are named.
  if (matchers.some(({ name, operator }) => name === "alertname" && operator === "=")) return undefined;
  const said = matchers.find(({ name }) => name === "severity");
  const values = said === undefined ? undefined : valuesOf(said);
  return values === undefined ? undefined : SEVERITIES.filter((each) => values.includes(each));
}
