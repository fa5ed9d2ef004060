import type { JobSpec } from "../../systems/prometheus/schema/job.js";
import { hostAndPort } from "../../systems/prometheus/schema/labels.js";
import type { Deployed } from "./deployed.js";
import type { MonitoringSpec } from "./schema.js";

const PATH = "/metrics";

export interface RecommendedJob {
  readonly name: string;
  readonly spec: JobSpec;
}

/** What is scraped of what the pipeline deploys. */
export function recommendedJobs(
  deployed: Deployed,
  { exporters }: MonitoringSpec,
  clickhousePath = PATH,
): readonly RecommendedJob[] {
  const jobs: RecommendedJob[] = [];
  const add = (
    name: string,
    exposes: string,
    given: false | readonly string[] | undefined,
    found: readonly string[],
    path = PATH,
  ) => {
    const targets = given === false ? [] : (given ?? found);
    if (targets.length > 0) jobs.push({ name, spec: jobOf(exposes, targets, path) });
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
  if (deployed.logged.length > 0) jobs.push(loginsJob(deployed.logged));
  if (deployed.brokers.length > 0) {
    const ofCluster = (name: string) => `kafka-exporter-${hostName(name)}:9308`;
    const usual = deployed.clusters.length > 1 ? deployed.clusters.map(ofCluster) : ["kafka-exporter:9308"];
    add("kafka-exporter", "kafka_exporter", exporters.kafka, usual);
    add("kafka", "kafka", exporters.brokers, at(deployed.brokers, 9404));
  }
  if (deployed.connectors.length > 0) add("connect", "kafka-connect", exporters.connect, ["connect:9404"]);
  if (deployed.hasClickHouse) {
    const servers = deployed.servers.length === 0 ? ["clickhouse"] : deployed.servers;
    add("clickhouse", "clickhouse", exporters.clickhouse, at(servers, 9363), clickhousePath);
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

/** The job that tells who could not log in to PostgreSQL, and its counter. */
export const LOGINS = { job: "postgres-logins", metric: "postgresql_logins_failed_total" } as const;

/** What reads the log of a source's server. */
export function loginsHost(sources: readonly string[], source: string): string {
  return sources.length === 1 ? LOGINS.job : `${LOGINS.job}-${hostName(source)}`;
}

function loginsJob(sources: readonly string[]): RecommendedJob {
  const counter = (name: string, help: string) => ({ name, type: "counter" as const, labels: [], help });
  const exposes = [
    counter(LOGINS.metric, "Logins that the server refused"),
    counter("postgresql_log_lines_total", "Lines of the server's log"),
  ];
  const targets = sources.map((each) => `${loginsHost(sources, each)}:9189`);
  return { name: LOGINS.job, spec: { ...jobOf("", targets, "/metrics"), exposes } };
}

function jobOf(exposes: string, targets: readonly string[], path: string): JobSpec {
  return { exposes, targets: [...targets], path, params: {}, labels: {}, honorLabels: false };
}

function hostName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
