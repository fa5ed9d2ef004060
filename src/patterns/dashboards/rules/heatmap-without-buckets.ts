import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { DASHBOARD, panelsOf } from "../../../systems/grafana/public.js";
import { promqlQueries } from "../promql-queries.js";
import { promqlBoard } from "./promql-case.js";

const over = (query: string): string => promqlBoard(`grafana.heatmap("Time taken", { query: promql\`${query}\` }),`);

export const heatmapWithoutBuckets: Rule = {
  code: "grafana/heatmap-without-buckets",
  severity: "error",
  summary: "A heat map over series that are no buckets",
  why: "Grafana takes each series for a bucket, by its `le`: what has none is drawn as rows of colour that mean nothing.",
  mend: "Ask for a histogram's buckets, `sum by (le) (rate(…_bucket[5m]))`; or let Grafana count values, with `bucket: true`.",
  failing: over("sum by (status) (rate(shop_orders_total[5m]))"),
  passing: over("sum by (le) (rate(shop_seconds_bucket[5m]))"),
  *check(pipeline) {
    for (const { address, origin, spec } of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { panel, path } of panelsOf(spec)) {
        if (panel.type !== "heatmap" || panel.bucket === true || panel.transformations !== undefined) continue;
        for (const { query, labels } of promqlQueries(panel, pipeline)) {
          if (labels === undefined || labels.has("le")) continue;
          yield {
            detail: `What \`${panel.title}\` asks has no \`le\`. ${heatmapWithoutBuckets.mend}`,
            at: placeIn(origin, spec, [...path, ...query.path]),
            resource: address,
          };
        }
      }
    }
  },
};
