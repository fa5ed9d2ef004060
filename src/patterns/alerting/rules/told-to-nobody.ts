import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { routeTree } from "../../../systems/alertmanager/public.js";
import { isSilent } from "../../../systems/alertmanager/schema.js";
import { ALERT as RULE } from "../../../systems/prometheus/schema.js";
import { knownLabels } from "../known-labels.js";
import { possibleRoutes } from "../possible-routes.js";
import { CHAT_ALERT } from "./cases.js";

const config = (
  matcher: string,
): string => `${CHAT_ALERT}const nobody = alertmanager.receiver("nobody", { discard: true });
const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['${matcher}'], receiver: nobody }],
});

const listed = [node, diskFull, root];
`;

export const toldToNobody: Rule = {
  code: "alerting/told-to-nobody",
  severity: "warning",
  summary: "An alert that nobody is told of",
  why: "Every route that it can take ends at a receiver that discards what comes: it fires, and no one hears of it.",
  mend: "Route it to somebody, or take the alert out.",
  failing: config('severity="critical"'),
  passing: config('mountpoint="/tmp"'),
  *check({ resources }) {
    const root = routeTree(resources);
    if (root === undefined) return;
    for (const alert of ofKind(resources, RULE)) {
      const { ends } = possibleRoutes(root, knownLabels(alert));
      if (!ends.every(({ receiver }) => receiver !== undefined && isSilent(receiver.spec))) continue;
      yield {
        detail: `\`${alert.name}\` ends at ${ends.map(({ title }) => `\`${title}\``).join(", ")}, which discards it. ${toldToNobody.mend}`,
        at: within(alert.origin, "severity"),
        resource: alert.madeBy ?? alert.address,
      };
    }
  },
};
