import { didYouMean } from "../../../compiler/model/nearest.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { JOB, type JobSpec } from "../../../systems/prometheus/schema/job.js";
import { listeningIn } from "../listening.js";
import { STACK } from "../schema.js";
import { has } from "../service.js";
import { derivedServices, servicesOf } from "../stack.js";

const scraping = (target: string): string => `const shop = prometheus.job("shop", {
  targets: ["${target}"],
  exposes: [{ name: "shop_orders_total", type: "counter" }],
});
const stack = compose.stack("shop", { services: { app: { image: "shop/app:1.4" } } });

const listed = [shop, stack];
`;

export const unreachedTarget: Rule = {
  code: "compose/unreached-target",
  severity: "error",
  summary: "Prometheus is to scrape what is not in the stack, or not on that port",
  why: "Nothing answers: no metric of it comes, and every alert on one stays silent.",
  mend: "Name a service and the port of its metrics; what runs elsewhere has a whole name, such as `exporter.example.com:9187`.",
  failing: scraping("ap:8080"),
  passing: scraping("app:8080"),
  *check(pipeline) {
    const [stack] = ofKind(pipeline.resources, STACK);
    if (stack === undefined || !has(stack.spec, "prometheus")) return;
    const services = servicesOf(stack.spec, pipeline);
    const names = Object.entries(services).flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
    // What runs elsewhere by the stack's own word may have any name there.
    const elsewhere = Object.entries(derivedServices({ ...stack.spec, parts: {} }, pipeline))
      .flatMap(([name, { aliases = [] }]) => [name, ...aliases])
      .filter((name) => !names.includes(name));
    const listening = listeningIn(stack.spec, pipeline);
    for (const job of ofKind(pipeline.resources, JOB)) {
      for (const [index, each] of job.spec.targets.entries()) {
        const target = typeof each === "string" ? each : each.target;
        const host = target.slice(0, target.lastIndexOf(":"));
        const port = Number(target.slice(target.lastIndexOf(":") + 1));
        if (/[.:]/.test(host) || host === "localhost" || elsewhere.includes(host)) continue;
        const ports = listening.get(host);
        const told = !names.includes(host)
          ? `there is no service \`${host}\`.${didYouMean(host, names)}`
          : ports === undefined || ports.has(port)
            ? undefined
            : `\`${host}\` listens on ${[...ports].sort((one, other) => one - other).join(", ")}, not on ${port}.`;
        if (told === undefined) continue;
        yield {
          detail: `The job \`${job.name}\` scrapes \`${target}\`, and ${told} ${unreachedTarget.mend}`,
          at: placeOf(job, index),
          resource: job.madeBy ?? job.address,
          related: [{ at: stack.origin, note: "the stack" }],
        };
      }
    }
  },
};

/** Which of `monitoring`'s exporters a job is made for. */
const EXPORTERS: Readonly<Record<string, string>> = {
  "kafka-exporter": "kafka",
  kafka: "brokers",
  connect: "connect",
  clickhouse: "clickhouse",
  "clickhouse-pipeline": "measures",
  node: "node",
  collector: "collector",
  prometheus: "prometheus",
  alertmanager: "alertmanager",
};

function placeOf({ origin, name, madeBy }: Resource<JobSpec>, index: number): Origin {
  if (madeBy === undefined) return within(origin, "targets", index);
  return within(origin, "exporters", EXPORTERS[name] ?? "postgres");
}
