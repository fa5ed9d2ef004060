import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { implies } from "../routing/holds.js";
import { conditionsOf, INHIBIT } from "../schema.js";
import { RECEIVERS } from "./cases.js";

const config = (target: string): string => `${RECEIVERS}const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity="critical"'], receiver: oncall }],
});
const louder = alertmanager.inhibit("louder", {
  source: ['severity="critical"'],
  target: ['severity${target}'],
  equal: ["connector"],
});

const listed = [root, louder];
`;

export const inhibitsItself: Rule = {
  code: "alertmanager/inhibits-itself",
  severity: "error",
  summary: "An inhibition whose sources are its targets",
  why: "An alert that fits both sides is not silenced by another that does: where both sides are the same, nothing is ever silenced.",
  mend: "Name as target what needs not be told while the source fires.",
  failing: config('="critical"'),
  passing: config('=~"warning|info"'),
  *check({ resources }) {
    for (const inhibit of ofKind(resources, INHIBIT)) {
      const source = conditionsOf(inhibit.spec.source);
      const target = conditionsOf(inhibit.spec.target);
      if (!implies(source, target) || !implies(target, source)) continue;
      yield {
        detail: `\`${inhibit.name}\` silences nothing. ${inhibitsItself.mend}`,
        at: within(inhibit.origin, "target"),
        resource: inhibit.madeBy ?? inhibit.address,
      };
    }
  },
};
