import type { Address } from "../../compiler/model/address.js";
import { type KindOf, ofKind, type Resource } from "../../compiler/model/resource.js";
import type { ClusterSpec as KubernetesSpec } from "../../systems/kubernetes/schema/cluster.js";
import { COLLECTOR } from "../../systems/otel/schema/collector.js";
import type { MonitoringSpec } from "./schema.js";

type Resources = ReadonlyMap<Address, Resource>;

/** By its name alone: who does not deploy to Kubernetes does not load how that is done. */
const KUBERNETES: KindOf<KubernetesSpec> = { kind: "kubernetes.cluster" };

/** The Kubernetes cluster whose Prometheus watches the pipeline, where that is said. */
export function kubernetesOf(resources: Resources): KubernetesSpec | undefined {
  const [cluster] = ofKind(resources, KUBERNETES);
  return cluster?.spec.monitoring === undefined ? undefined : cluster.spec;
}

/** Where exporters are by default. A Kubernetes cluster's machines, and who watches it, it watches itself. */
export function inPlace(spec: MonitoringSpec, resources: Resources): MonitoringSpec {
  if (kubernetesOf(resources) === undefined) return spec;
  return { ...spec, exporters: { node: false, prometheus: false, alertmanager: false, ...spec.exporters } };
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
