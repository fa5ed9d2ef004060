import { didYouMean } from "../../../compiler/model/nearest.js";
import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD, panelsOf } from "../../../systems/grafana/public.js";
import { promqlQueries } from "../promql-queries.js";
import { promqlBoard } from "./promql-case.js";

const named = (label: string): string =>
  promqlBoard(
    `grafana.timeseries("Orders", { query: promql\`sum by (status) (rate(shop_orders_total[5m]))\`, legendFormat: "{{${label}}}" }),`,
  );

export const legendWithoutLabel: Rule = {
  code: "grafana/legend-without-label",
  severity: "warning",
  summary: "A legend names a label that its query does not return",
  why: "Grafana writes nothing in its place: all lines are called the same, or nothing at all.",
  mend: "Name a label of the result, or keep this one in `by (…)`.",
  failing: named("path"),
  passing: named("status"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        for (const { query, labels } of promqlQueries(panel, pipeline)) {
          if (labels === undefined || query.legendFormat === undefined) continue;
          for (const [, label = ""] of query.legendFormat.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)) {
            if (labels.has(label) || label === "__name__") continue;
            const own = query.path[0] === "queries" && "query" === query.path.at(-1);
            const way = own ? [...path, "queries", query.path[1] ?? 0, "legendFormat"] : [...path, "legendFormat"];
            yield {
              detail: `The query \`${query.refId}\` of \`${panel.title}\` returns no label \`${label}\`.${didYouMean(label, labels)} ${legendWithoutLabel.mend}`,
              at: atText(placeIn(origin, spec, way), label),
              resource: address,
            };
          }
        }
      }
    }
  },
};
