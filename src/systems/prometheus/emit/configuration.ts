import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { durationText } from "../promql/duration-text.js";
import { ruleGroups } from "../rule-groups.js";
import { JOB, SERVER, type ServerSpec, serverOf, timeoutWithin } from "../schema.js";
import { headOf, makers, ruleFile } from "./rule-files.js";
import { scrapeConfig } from "./scrape-config.js";

/** `prometheus.yml`, as soon as there is something to scrape or to evaluate. */
export function configurationFiles(pipeline: Pipeline): readonly Artifact[] {
  const all = [...pipeline.resources.values()];
  const servers = ofKind(all, SERVER);
  const jobs = ofKind(all, JOB).sort((left, right) => (left.name < right.name ? -1 : 1));
  const groups = ruleGroups(pipeline);
  const rules = groups.flatMap(({ records, alerts }) => [...records, ...alerts]);
  const from: readonly Resource[] = [...servers, ...jobs, ...rules];
  if (from.length === 0) return [];
  const server = serverOf(pipeline.resources);
  const data = {
    global: globalData(server),
    ...(groups.length === 0 ? {} : { rule_files: groups.map(({ name }) => ruleFile(name).replace("prometheus/", "")) }),
    ...(server.alertmanagers.length === 0
      ? {}
      : { alerting: { alertmanagers: [{ static_configs: [{ targets: server.alertmanagers }] }] } }),
    ...(jobs.length === 0 ? {} : { scrape_configs: jobs.map((each) => scrapeConfig(each, server)) }),
  };
  return [
    {
      path: "prometheus/prometheus.yml",
      content: `${headOf(makers(from), startNote(server))}${yamlText(data)}`,
      resources: [...new Set([...makers(from), ...from.map((each) => each.address)])],
    },
  ];
}

function globalData(server: ServerSpec) {
  return {
    scrape_interval: durationText(server.scrapeInterval),
    scrape_timeout: durationText(timeoutWithin(server.scrapeInterval, server.scrapeTimeout)),
    evaluation_interval: durationText(server.evaluationInterval),
    ...(Object.keys(server.externalLabels).length === 0 ? {} : { external_labels: server.externalLabels }),
  };
}

function startNote(server: ServerSpec): string {
  const flags = [
    `--storage.tsdb.retention.time=${durationText(server.retention)}`,
    `--web.external-url=${server.url}`,
    ...(server.experimentalFunctions ? ["--enable-feature=promql-experimental-functions"] : []),
  ];
  return `Start Prometheus with ${flags.join(" ")}`;
}
