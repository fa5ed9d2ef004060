import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { JOB, type JobSpec, SERVER } from "../../schema.js";
import { placeIn } from "./jobs.js";

const jobs = (target: string): string => `const metrics = [{ name: "shop_open_carts", type: "gauge" }] as const;
const shop = prometheus.job("shop", { targets: ["shop:8080"], exposes: metrics });
const carts = prometheus.job("carts", { targets: ["${target}"], exposes: metrics });

const listed = [shop, carts];
`;

export const duplicateTarget: Rule = {
  code: "prometheus/duplicate-target",
  severity: "error",
  summary: "A target is scraped twice",
  why: "Everything that it exposes is there twice: sums and counts are double, and every alert about it comes twice.",
  mend: "Leave it in one job.",
  failing: jobs("shop:8080"),
  passing: jobs("carts:8080"),
  *check(pipeline) {
    const seen = new Map<string, Resource>();
    for (const job of ofKind(pipeline.resources, JOB)) {
      for (const [index, each] of job.spec.targets.entries()) {
        const target = typeof each === "string" ? each : each.target;
        const key = JSON.stringify([target, job.spec.path, Object.entries(job.spec.params).sort(), schemeOf(job.spec)]);
        const first = seen.get(key);
        if (first === undefined) {
          seen.set(key, job);
          continue;
        }
        const where =
          first === job ? `twice in the job \`${job.name}\`` : `in the jobs \`${first.name}\` and \`${job.name}\``;
        yield {
          detail: `\`${target}\` stands ${where}. ${duplicateTarget.mend}`,
          ...placeIn(job, "targets", index),
          related: first === job ? [] : [{ at: first.origin, note: "the other job" }],
        };
      }
    }
  },
};

function schemeOf({ scheme, tls }: JobSpec): string {
  return scheme ?? (tls === undefined ? "http" : "https");
}

export const severalServers: Rule = {
  code: "prometheus/several-servers",
  severity: "error",
  summary: "There is more than one Prometheus server",
  why: "There is one `prometheus.yml`: intervals and retention of the others would say nothing.",
  mend: "Leave one server; for a second one make a pipeline of its own.",
  failing: `const first = prometheus.server("first", { retention: "15d" });
const second = prometheus.server("second", { retention: "90d" });

const listed = [first, second];
`,
  passing: `const first = prometheus.server("first", { retention: "90d" });

const listed = [first];
`,
  *check(pipeline) {
    const [first, ...others] = ofKind(pipeline.resources, SERVER);
    if (first === undefined) return;
    for (const other of others) {
      yield {
        detail: `There are \`${first.name}\` and \`${other.name}\`. ${severalServers.mend}`,
        ...placeIn(other, "$name"),
        related: [{ at: first.origin, note: "the other server" }],
      };
    }
  },
};

/** Of these there is one for every request or person: no store of series can hold them. */
const UNBOUNDED =
  /^(trace|span|request|session|correlation|transaction|message|user|customer|order|event)_?id$|^(e_?mail|uuid|guid|timestamp|query_text|url|ip_address)$/i;

const exposed = (label: string): string => `const shop = prometheus.job("shop", {
  targets: ["shop:8080"],
  exposes: [{ name: "shop_orders_total", type: "counter", labels: ["${label}"] }],
});

const listed = [shop];
`;

export const unboundedLabel: Rule = {
  code: "prometheus/unbounded-label",
  severity: "warning",
  summary: "A metric has a label with a value for every request or person",
  why: "Every value is a series of its own, which is kept in memory for hours: they add up until Prometheus is killed.",
  mend: "Leave the label out of the metric, and write it to a log or a trace; count by what has few values.",
  failing: exposed("order_id"),
  passing: exposed("country"),
  *check(pipeline) {
    for (const job of ofKind(pipeline.resources, JOB)) {
      if (typeof job.spec.exposes === "string") continue;
      for (const [index, metric] of job.spec.exposes.entries()) {
        if (typeof metric === "string") continue;
        for (const [position, label] of metric.labels.entries()) {
          if (!UNBOUNDED.test(label)) continue;
          const detail = `\`${metric.name}\` has the label \`${label}\`. ${unboundedLabel.mend}`;
          yield { detail, ...placeIn(job, "exposes", index, "labels", position) };
        }
      }
    }
  },
};
