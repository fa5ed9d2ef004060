import type { Address } from "../../compiler/model/address.js";
import { isJsonObject } from "../../compiler/model/json.js";
import { type KindOf, ofKind, type Resource } from "../../compiler/model/resource.js";
import type { ClusterSpec as KubernetesSpec } from "../../systems/kubernetes/schema/cluster.js";
import { COLLECTOR, type CollectorSpec, TELEMETRY_PORT } from "../../systems/otel/schema/collector.js";
import type { MonitoringSpec } from "./schema.js";

type Resources = ReadonlyMap<Address, Resource>;

/** By its name alone: who does not deploy to Kubernetes does not load how that is done. */
const KUBERNETES: KindOf<KubernetesSpec> = { kind: "kubernetes.cluster" };

/** The Kubernetes cluster whose Prometheus watches the pipeline, where that is said. */
export function kubernetesOf(resources: Resources): KubernetesSpec | undefined {
  const [cluster] = ofKind(resources, KUBERNETES);
  return cluster?.spec.monitoring === undefined ? undefined : cluster.spec;
}

/**
 * Where exporters are by default. A Kubernetes cluster's machines, and who watches it, it watches itself: nothing that is
 * generated scrapes them there. Collectors of the pipeline tell of themselves by the port that they have by default.
 */
export function inPlace(spec: MonitoringSpec, resources: Resources): MonitoringSpec {
  const collectors = ofKind(resources, COLLECTOR).filter(isScraped);
  const elsewhere =
    kubernetesOf(resources) === undefined
      ? {}
      : { node: false as const, prometheus: false as const, alertmanager: false as const };
  const collector =
    collectors.length === 0 ? {} : { collector: collectors.map(({ name }) => `${hostOf(name)}:${TELEMETRY_PORT}`) };
  return { ...spec, exporters: { ...elsewhere, ...collector, ...spec.exporters } };
}

/** Readers of the author's own may be anywhere, and name metrics otherwise. */
function isScraped({ spec: { telemetry, runsIn } }: Resource<CollectorSpec>): boolean {
  const metrics = isJsonObject(telemetry?.metrics) ? telemetry.metrics : {};
  return runsIn !== "host" && metrics.readers === undefined && metrics.level !== "none";
}

/** As the stack on one machine calls its service. */
function hostOf(collector: string): string {
  return `otel-${collector.replace(/[^A-Za-z0-9.-]/g, "-")}`;
}

/** The signals that collectors carry, by the units that they count them in. */
export function carriedUnits(resources: Resources): readonly string[] {
  const signals = new Set(
    ofKind(resources, COLLECTOR).flatMap(({ spec }) =>
      Object.keys(spec.pipelines).map((pipeline) => pipeline.replace(/\/.*$/s, "")),
    ),
  );
  // Of collectors that others run nothing is known: they may carry anything.
  return Object.entries(UNITS).flatMap(([signal, unit]) => (signals.size === 0 || signals.has(signal) ? [unit] : []));
}

const UNITS: Readonly<Record<string, string>> = {
  traces: "spans",
  metrics: "metric_points",
  logs: "log_records",
};

/** How many there are in every environment: more in one must not be missed in another. */
export interface Counts {
  readonly servers: number;
  readonly keepers: number;
  readonly workers: number;
  readonly brokers: number | undefined;
}

export function countsIn(resources: Resources, shards: readonly number[]): Counts {
  const kubernetes = kubernetesOf(resources);
  const servers = shards.reduce((sum, each) => sum + each, 0);
  const none: Counts = { servers: Math.max(1, servers), keepers: 0, workers: 1, brokers: undefined };
  if (kubernetes === undefined) return none;
  const least = (key: "brokers" | "keepers"): number | undefined => {
    const said = [kubernetes, ...Object.values(kubernetes.environments)].flatMap((each) => each[key] ?? []);
    return said.length === 0 ? undefined : Math.min(...said);
  };
  const isHere = kubernetes.clickhouse !== undefined;
  return {
    servers: isHere
      ? (kubernetes.shards ?? Math.max(1, shards.length)) * (kubernetes.replicas ?? Math.max(1, ...shards))
      : none.servers,
    keepers: isHere ? (least("keepers") ?? (shards.length === 0 ? 0 : 3)) : 0,
    workers: kubernetes.connect?.replicas ?? 1,
    brokers: kubernetes.kafka === undefined ? undefined : least("brokers"),
  };
}
