import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { conditionsOf, INHIBIT } from "../../../systems/alertmanager/schema.js";
import { inhibiting } from "./inhibit-case.js";

const bySeverity = (rest: string): string =>
  inhibiting(`{
  source: ['severity="critical"'],
  target: ['severity="warning"'],${rest}
}`);

export const silencesAll: Rule = {
  code: "alerting/silences-all",
  severity: "warning",
  summary: "An inhibition by severity alone, whatever the alerts are about",
  why: "One critical alert anywhere silences all warnings everywhere: of the second outage nobody is told until it is critical, too.",
  mend: 'Say what both must be about, such as `equal: ["instance"]`, or which alerts are meant.',
  failing: bySeverity(""),
  passing: bySeverity('\n  equal: ["instance", "mountpoint"],'),
  *check({ resources }) {
    for (const inhibit of ofKind(resources, INHIBIT)) {
      const { source, target, equal } = inhibit.spec;
      const isBySeverity = [...conditionsOf(source), ...conditionsOf(target)].every(({ name }) => name === "severity");
      if (equal.length > 0 || !isBySeverity) continue;
      yield {
        detail: `\`${inhibit.name}\` compares no label. ${silencesAll.mend}`,
        at: within(inhibit.origin, "target"),
        resource: inhibit.madeBy ?? inhibit.address,
      };
    }
  },
};
