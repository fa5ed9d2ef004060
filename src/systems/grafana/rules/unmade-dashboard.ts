import { didYouMean } from "../../../compiler/model/nearest.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { uidFor } from "../emit/printing.js";
import { DASHBOARD } from "../schema/index.js";
import { linksOf } from "./links-of.js";

const linked = (uid: string): string => `const detail = grafana.dashboard("orders-detail", {
  title: "Orders in detail",
  uid: "orders-detail",
  panels: [grafana.stat("Up", { query: promql\`up\` })],
});
const orders = grafana.dashboard("orders", {
  title: "Orders",
  links: [{ title: "Detail", url: "/d/${uid}" }],
  panels: [grafana.stat("Up", { query: promql\`up\` })],
});

const listed = [detail, orders];
`;

export const unmadeDashboard: Rule = {
  code: "grafana/unmade-dashboard",
  severity: "warning",
  summary: "A path leads to a dashboard that the pipeline does not make",
  why: "If nobody else has made it, whoever follows the link, in the middle of an incident, stands before an empty page.",
  mend: "Write `dashboard` with its constant; or, of one that is made elsewhere, the whole URL.",
  failing: linked("order-detail"),
  passing: linked("orders-detail"),
  *check(pipeline) {
    const dashboards = ofKind(pipeline.resources, DASHBOARD);
    const uids = dashboards.map((each) => uidFor(each, pipeline));
    for (const { address, origin, spec } of dashboards) {
      for (const { url, path } of linksOf(spec)) {
        const uid = /^\/d\/([\w-]+)(?:[/?#]|$)/.exec(url ?? "")?.[1];
        if (uid === undefined || uids.includes(uid)) continue;
        yield {
          detail: `No dashboard of the pipeline has the uid \`${uid}\`.${didYouMean(uid, uids)} ${unmadeDashboard.mend}`,
          at: placeIn(origin, spec, [...path, "url"]),
          resource: address,
        };
      }
    }
  },
};
