import { NAME, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { METRIC, METRICS_PATH } from "../../../systems/clickhouse/schema/metric.js";
import { scrapedJobs } from "../../../systems/prometheus/public.js";

const config = (
  name: string,
): string => `const server = prometheus.job("clickhouse", { targets: ["clickhouse:9363"], exposes: "clickhouse" });
const queries = clickhouse.metric("${name}", {
  help: "Queries that run",
  query: sql\`SELECT count() AS value FROM system.processes\`,
});

const listed = [server, queries];
`;

export const metricExposedAlready: Rule = {
  code: "monitoring/metric-exposed-already",
  severity: "error",
  summary: "A metric has the name of one that a program exposes itself",
  why: "Both are stored by one name: whoever reads it adds them up, and an alert on one is an alert on the other.",
  mend: "Give the metric a name of its own.",
  failing: config("ClickHouseMetrics_Query"),
  passing: config("pipeline_queries"),
  *check(pipeline) {
    for (const { name, origin, address, madeBy } of ofKind(pipeline.resources, METRIC)) {
      if (madeBy !== undefined) continue;
      const job = scrapedJobs(pipeline).find(
        (each) => each.resource.spec.path !== METRICS_PATH && each.isKept(name) && each.find(name) !== undefined,
      );
      // Of what every job has it is told of the name alone.
      if (job === undefined || /^(up|scrape_.*)$/.test(name)) continue;
      const detail = `The job \`${job.resource.name}\` scrapes \`${name}\` already. ${metricExposedAlready.mend}`;
      yield { detail, at: within(origin, NAME), resource: address };
    }
  },
};
