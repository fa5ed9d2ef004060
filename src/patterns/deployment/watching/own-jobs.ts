import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { scrapeConfig } from "../../../systems/prometheus/public.js";
import { JOB, type JobSpec, serverOf } from "../../../systems/prometheus/schema.js";
import { fileSource } from "../kafka/mounted-files.js";
import { objectName, secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { account, accountSecret } from "./account.js";
import { measuresJobs } from "./measures.js";

/** Jobs of the author's own: those that are derived have their monitors, or are for what isn't in the cluster. */
export function ownJobs(scope: Scope): readonly Resource<JobSpec>[] {
  if (scope.spec.monitoring === undefined) return [];
  const measures = new Set(measuresJobs(scope));
  return ofKind(scope.pipeline.resources.values(), JOB).filter((job) => job.madeBy === undefined && !measures.has(job));
}

/** A ScrapeConfig for each: the one object of the operator's that takes targets by their hosts. */
export function scrapeConfigs(scope: Scope): readonly Placed[] {
  return ownJobs(scope).flatMap((job) => {
    const head = {
      apiVersion: "monitoring.coreos.com/v1alpha1",
      kind: "ScrapeConfig",
      name: objectName(job.name),
      component: "monitoring",
    };
    const { basicAuth } = job.spec;
    return [
      {
        file: "monitoring/scrape-configs.yaml",
        from: [scope.cluster.address, job.address] as const,
        manifest: object(scope, head, { spec: { ...scraped(scope, job), ...access(scope, job) } }),
      },
      ...(basicAuth === undefined ? [] : [accountSecret(scope, job, basicAuth.username)]),
    ];
  });
}

/** What `prometheus.yml` has, in the operator's words. */
function scraped({ pipeline }: Scope, job: Resource<JobSpec>): JsonObject {
  const config = scrapeConfig(job, serverOf(pipeline.resources));
  return {
    jobName: config.job_name,
    ...(config.scrape_interval === undefined ? {} : { scrapeInterval: config.scrape_interval }),
    ...(config.scrape_timeout === undefined ? {} : { scrapeTimeout: config.scrape_timeout }),
    ...(config.honor_labels === undefined ? {} : { honorLabels: config.honor_labels }),
    ...(config.metrics_path === undefined ? {} : { metricsPath: config.metrics_path }),
    ...(config.params === undefined
      ? {}
      : { params: Object.fromEntries(Object.entries(config.params).map(([name, texts]) => [name, [...texts]])) }),
    ...(config.scheme === undefined ? {} : { scheme: config.scheme.toUpperCase() }),
    staticConfigs: config.static_configs.map(({ targets, labels }) => ({
      targets: [...targets],
      ...(labels === undefined ? {} : { labels: { ...labels } }),
    })),
    ...(config.metric_relabel_configs === undefined
      ? {}
      : {
          metricRelabelings: config.metric_relabel_configs.map(({ source_labels: sourceLabels, regex, action }) => ({
            sourceLabels,
            regex,
            action,
          })),
        }),
  };
}

/** Secrets and files, from the Secrets that they are in: this Prometheus mounts none of them. */
function access(scope: Scope, { name, spec }: Resource<JobSpec>): JsonObject {
  const { tls, basicAuth, bearerToken } = spec;
  const named = (path: string | undefined): JsonObject | undefined => {
    const source = path === undefined ? undefined : fileSource(scope, path);
    return source === undefined ? undefined : { ...source };
  };
  const ca = named(tls?.ca);
  const certificate = named(tls?.certificate);
  const key = named(tls?.key);
  return {
    ...(basicAuth === undefined ? {} : { basicAuth: account(name, basicAuth.password) }),
    ...(bearerToken === undefined ? {} : { authorization: { credentials: { ...secretKey(bearerToken) } } }),
    ...(tls === undefined
      ? {}
      : {
          tlsConfig: {
            ...(ca === undefined ? {} : { ca: { secret: ca } }),
            ...(certificate === undefined ? {} : { cert: { secret: certificate } }),
            ...(key === undefined ? {} : { keySecret: key }),
            ...(tls.serverName === undefined ? {} : { serverName: tls.serverName }),
          },
        }),
  };
}
