import { NAME, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { RECEIVER, ROOT, ROUTE } from "../schema.js";
import { RECEIVERS } from "./cases.js";

export const noRootRoute: Rule = {
  code: "alertmanager/no-root-route",
  severity: "error",
  summary: "Nothing says to which receiver alerts go",
  why: "Alertmanager does not start without a route that every alert enters by. Only where there is one receiver and no other route is it plain what that route is.",
  mend: 'Declare `alertmanager.route("root", { receiver, routes: […] })`.',
  failing: `${RECEIVERS}
const listed = [chat, oncall];
`,
  passing: `${RECEIVERS}const root = alertmanager.route("root", {
  receiver: chat,
  routes: [{ match: ['severity="critical"'], receiver: oncall }],
});

const listed = [root];
`,
  *check({ resources }) {
    const receivers = ofKind(resources, RECEIVER);
    const routes = ofKind(resources, ROUTE);
    if (routes.some(({ name }) => name === ROOT) || (receivers.length < 2 && routes.length === 0)) return;
    const [first] = [...routes, ...receivers];
    if (first === undefined) return;
    const there = routes.length > 0 ? routes : receivers;
    yield {
      detail: `There are ${there.map(({ name }) => `\`${name}\``).join(", ")}, and no route \`root\`. ${noRootRoute.mend}`,
      at: within(first.origin, NAME),
      resource: first.madeBy ?? first.address,
    };
  },
};
