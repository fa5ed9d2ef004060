import { panelsOf } from "../panels.js";
import type { DashboardSpec } from "../schema/index.js";

/** All links of a dashboard, of its panels and of their fields. */
export function linksOf(spec: DashboardSpec) {
  const own = (spec.links ?? []).map((link, index) => ({ ...link, path: ["links", index] }));
  const ofPanels = panelsOf(spec).flatMap(({ panel, path }) => [
    ...(panel.links ?? []).map((link, index) => ({ ...link, path: [...path, "links", index] })),
    ...("overrides" in panel ? (panel.overrides ?? []) : []).flatMap(({ links = [] }, at) =>
      links.map((link, index) => ({ ...link, path: [...path, "overrides", at, "links", index] })),
    ),
  ]);
  return [...own, ...ofPanels];
}
