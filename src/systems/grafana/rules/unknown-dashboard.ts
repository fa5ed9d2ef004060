import { addressOf } from "../../../compiler/model/address.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD } from "../schema/index.js";
import { linksOf } from "./links-of.js";

const linked = (name: string): string => `const detail = grafana.dashboard("orders-detail", {
  title: "Orders in detail",
  panels: [grafana.stat("Up", { query: promql\`up\` })],
});
const orders = grafana.dashboard("orders", {
  title: "Orders",
  links: [{ title: "Detail", dashboard: "${name}" }],
  panels: [grafana.stat("Up", { query: promql\`up\` })],
});

const listed = [detail, orders];
`;

export const unknownDashboard: Rule = {
  code: "grafana/unknown-dashboard",
  severity: "error",
  summary: "A link leads to a dashboard that is not there",
  why: "Whoever follows it, in the middle of an incident, stands before an empty page.",
  mend: "Correct the name, or use the dashboard's constant. One that is made elsewhere is linked by `url`.",
  failing: linked("order-detail"),
  passing: linked("orders-detail"),
  *check(pipeline) {
    const dashboards = ofKind(pipeline.resources, DASHBOARD);
    const names = dashboards.map(({ name }) => name);
    for (const { address, origin, spec } of dashboards) {
      for (const { dashboard, path } of linksOf(spec)) {
        if (typeof dashboard !== "string" || pipeline.resources.has(addressOf(DASHBOARD.kind, dashboard))) continue;
        yield {
          detail: `There is no dashboard \`${dashboard}\`.${didYouMean(dashboard, names)} ${unknownDashboard.mend}`,
          at: placeIn(origin, spec, [...path, "dashboard"]),
          resource: address,
        };
      }
    }
  },
};
