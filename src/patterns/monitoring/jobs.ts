import type { JobSpec } from "../../systems/prometheus/schema/job.js";
import { hostAndPort } from "../../systems/prometheus/schema/labels.js";
import type { Deployed } from "./deployed.js";
import type { MonitoringSpec } from "./schema.js";

export interface RecommendedJob {
  readonly name: string;
  readonly spec: JobSpec;
}

/** What is scraped of what the pipeline deploys. */
export function recommendedJobs(deployed: Deployed, { exporters }: MonitoringSpec): readonly RecommendedJob[] {
  const jobs: RecommendedJob[] = [];
  const add = (
    name: string,
    exposes: string,
    given: false | readonly string[] | undefined,
    found: readonly string[],
  ) => {
    const targets = given === false ? [] : (given ?? found);
    if (targets.length > 0) jobs.push({ name, spec: jobOf(exposes, targets) });
  };
  const at = (hosts: readonly string[], port: number) =>
    hosts.map((host) => `${host}:${port}`).filter((target) => hostAndPort.safeParse(target).success);
  const { postgres = {} } = exporters;
  for (const { source } of deployed.sources) {
    if (postgres === false) break;
    const own = deployed.sources.length === 1 ? "postgres-exporter" : `postgres-exporter-${hostName(source.name)}`;
    const target = typeof postgres === "string" ? postgres : (postgres[source.name] ?? `${own}:9187`);
    add(`postgres-${source.name}`, "postgres_exporter", [target], []);
  }
  if (deployed.brokers.length > 0) {
    const ofCluster = (name: string) => `kafka-exporter-${hostName(name)}:9308`;
    const usual = deployed.clusters.length > 1 ? deployed.clusters.map(ofCluster) : ["kafka-exporter:9308"];
    add("kafka-exporter", "kafka_exporter", exporters.kafka, usual);
    add("kafka", "kafka", exporters.brokers, at(deployed.brokers, 9404));
  }
  if (deployed.connectors.length > 0) add("connect", "kafka-connect", exporters.connect, ["connect:9404"]);
  if (deployed.hasClickHouse) {
    const servers = deployed.servers.length === 0 ? ["clickhouse"] : deployed.servers;
    add("clickhouse", "clickhouse", exporters.clickhouse, at(servers, 9363));
  }
  if (deployed.keeperCount > 0) {
    const ordinals = Array.from({ length: deployed.keeperCount }, (_, index) => `keeper-${index + 1}`);
    add("keeper", "clickhouse-keeper", undefined, at(ordinals, 9363));
  }
  add("node", "node_exporter", exporters.node, ["node-exporter:9100"]);
  add("collector", "otelcol", exporters.collector, []);
  add("prometheus", "prometheus", exporters.prometheus, ["prometheus:9090"]);
  if (deployed.tellsSomebody) add("alertmanager", "alertmanager", exporters.alertmanager, ["alertmanager:9093"]);
  return jobs;
}

function jobOf(exposes: string, targets: readonly string[]): JobSpec {
  return { exposes, targets: [...targets], path: "/metrics", params: {}, labels: {}, honorLabels: false };
}

function hostName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
