import type { Address } from "../../compiler/model/address.js";
import type { Resource } from "../../compiler/model/resource.js";
import { METRICS_PATH, type MetricSpec } from "../../systems/clickhouse/schema/metric.js";
import type { ServerSpec } from "../../systems/clickhouse/schema/server.js";
import type { JobSpec } from "../../systems/prometheus/schema/job.js";
import { ACCOUNT } from "../health/account.js";
import { measuresOf } from "../health/measures.js";
import type { Deployed } from "./deployed.js";
import type { RecommendedJob } from "./jobs.js";
import type { MonitoringSpec } from "./schema.js";

/** What ClickHouse is asked of the tables, where it may be asked; the same for who comes after it was gathered. */
export function measures(
  resources: ReadonlyMap<Address, Resource>,
  { spec, origin, address }: Resource<MonitoringSpec>,
): readonly Resource<MetricSpec>[] {
  if (spec.measures === undefined) return [];
  const from = { origin, madeBy: address };
  return measuresOf(resources, from).filter(({ address }) => isOwn(resources.get(address), from.madeBy));
}

function isOwn(known: Resource | undefined, maker: Address): boolean {
  return known === undefined || known.madeBy === maker;
}

/** The servers answer with them where they answer queries. */
export function measuresJob(
  asked: readonly Resource<MetricSpec>[],
  { servers }: Deployed,
  { measures: password, exporters }: MonitoringSpec,
  server: ServerSpec | undefined,
): readonly RecommendedJob[] {
  if (password === undefined || asked.length === 0) return [];
  const hosts = servers.length === 0 ? ["clickhouse"] : servers;
  const { http = 8123, https } = server?.ports ?? {};
  // With a password, by TLS wherever it is there.
  const isSecure = typeof https === "number";
  const ca = server?.tls?.ca;
  const spec: JobSpec = {
    exposes: asked.map(({ name, spec: { type, labels, help } }) => ({ name, type, labels: [...labels], help })),
    targets: exporters.measures ?? hosts.map((host) => `${host}:${isSecure ? https : http === false ? 8123 : http}`),
    ...(isSecure ? { scheme: "https", ...(ca === undefined ? {} : { tls: { ca } }) } : {}),
    path: METRICS_PATH,
    params: {},
    labels: {},
    honorLabels: false,
    basicAuth: { username: ACCOUNT, password },
  };
  return [{ name: "clickhouse-pipeline", spec }];
}
