import type { Resource } from "../../../compiler/model/resource.js";
import { durationText } from "../promql/duration-text.js";
import { secretFile } from "../schema/secret-file.js";
import { type JobSpec, type ServerSpec, timeoutWithin } from "../schema.js";

/** A job as `scrape_configs` has it. */
export function scrapeConfig({ name, spec }: Resource<JobSpec>, server: ServerSpec) {
  const interval = spec.interval ?? server.scrapeInterval;
  const timeout = spec.timeout ?? timeoutWithin(interval, server.scrapeTimeout);
  const isOwnTimeout = timeout !== timeoutWithin(server.scrapeInterval, server.scrapeTimeout);
  const scheme = spec.scheme ?? (spec.tls === undefined ? "http" : "https");
  const metricRelabeling = [...relabeling("keep", spec.keep), ...relabeling("drop", spec.drop)];
  return {
    job_name: name,
    ...(spec.interval === undefined ? {} : { scrape_interval: durationText(interval) }),
    ...(isOwnTimeout ? { scrape_timeout: durationText(timeout) } : {}),
    ...(spec.honorLabels ? { honor_labels: true } : {}),
    ...(spec.path === "/metrics" ? {} : { metrics_path: spec.path }),
    ...(Object.keys(spec.params).length === 0 ? {} : { params: spec.params }),
    ...(scheme === "http" ? {} : { scheme }),
    ...accessOf(spec),
    static_configs: staticConfigs(spec),
    ...(metricRelabeling.length === 0 ? {} : { metric_relabel_configs: metricRelabeling }),
  };
}

function accessOf({ tls, basicAuth, bearerToken }: JobSpec) {
  return {
    ...(basicAuth === undefined
      ? {}
      : { basic_auth: { username: basicAuth.username, password_file: secretFile(basicAuth.password) } }),
    ...(bearerToken === undefined ? {} : { authorization: { credentials_file: secretFile(bearerToken) } }),
    ...(tls === undefined
      ? {}
      : {
          tls_config: {
            ...(tls.ca === undefined ? {} : { ca_file: tls.ca }),
            ...(tls.certificate === undefined ? {} : { cert_file: tls.certificate }),
            ...(tls.key === undefined ? {} : { key_file: tls.key }),
            ...(tls.serverName === undefined ? {} : { server_name: tls.serverName }),
          },
        }),
  };
}

/** Targets of the same labels stand together. */
function staticConfigs(spec: JobSpec) {
  const byLabels = new Map<string, { targets: string[]; labels: Readonly<Record<string, string>> }>();
  for (const each of spec.targets) {
    const { target, labels } = typeof each === "string" ? { target: each, labels: {} } : each;
    const all = { ...spec.labels, ...labels };
    const key = JSON.stringify(Object.entries(all).sort(([left], [right]) => (left < right ? -1 : 1)));
    const group = byLabels.get(key) ?? { targets: [], labels: all };
    byLabels.set(key, group);
    group.targets.push(target);
  }
  return [...byLabels.values()].map(({ targets, labels }) => ({
    targets,
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
  }));
}

function relabeling(action: "keep" | "drop", patterns: readonly string[] | undefined) {
  if (patterns === undefined) return [];
  return [{ source_labels: ["__name__"], regex: patterns.join("|"), action }];
}
