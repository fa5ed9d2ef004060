import { fileName } from "../../compiler/emit/file-name.js";
import { type KindOf, ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { type Consumption, consumptions, splitName } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { CLUSTER, type ClusterSpec } from "../../systems/kafka/schema.js";
import type { ClusterSpec as KubernetesSpec } from "../../systems/kubernetes/schema/cluster.js";
import { ALERT, type AlertSpec } from "../../systems/prometheus/schema.js";
import { CHANGES } from "../changes/schema.js";
import { MIRROR } from "../mirror/schema.js";
import { type Deployed, deployed } from "../monitoring/deployed.js";
import { MONITORING, type MonitoringSpec, monitoringSchema } from "../monitoring/schema.js";
import { inPlace } from "../monitoring/where.js";
import { codeText, plainText } from "../overview/markdown.js";
import { pageNames } from "./page-names.js";

/** What is deployed, by the names that an operator types. */
export interface Scene {
  readonly pipeline: Pipeline;
  readonly parts: Deployed;
  readonly monitoring: MonitoringSpec;
  /** In the data's order; the author's own come last. */
  readonly alerts: readonly Resource<AlertSpec>[];
  /** The page of each alert, without its ending. */
  readonly pages: ReadonlyMap<string, string>;
  readonly clusters: readonly Resource<ClusterSpec>[];
  readonly consumptions: readonly Consumption[];
  /** What people read: mirrors and logs. */
  readonly read: readonly string[];
  readonly deadLetters: readonly string[];
  readonly databases: readonly string[];
  /** Where it all runs, if that is said. */
  readonly kubernetes: KubernetesSpec | undefined;
}

/** By its name alone: who does not deploy to Kubernetes does not load how that is done. */
const KUBERNETES: KindOf<KubernetesSpec> = { kind: "kubernetes.cluster" };

const defaults = monitoringSchema.parse({});

export function sceneOf(pipeline: Pipeline): Scene {
  const all = [...pipeline.resources.values()];
  const monitoring = inPlace(ofKind(all, MONITORING)[0]?.spec ?? defaults, pipeline.resources);
  const alerts = ofKind(all, ALERT);
  const tables = ofKind(all, TABLE).map(({ name }) => name);
  const reading = consumptions(pipeline);
  return {
    pipeline,
    parts: deployed(pipeline.resources, monitoring),
    monitoring,
    alerts,
    pages: pageNames(alerts.map(({ name }) => name)),
    clusters: ofKind(all, CLUSTER),
    consumptions: reading,
    read: [...ofKind(all, MIRROR), ...ofKind(all, CHANGES)].map(({ name }) => name).sort(),
    deadLetters: tables.filter((name) => name.endsWith("_dead_letters")).sort(),
    databases: [...new Set(tables.flatMap((name) => splitName(name).database ?? []))].sort(),
    kubernetes: ofKind(all, KUBERNETES)[0]?.spec,
  };
}

/** A link to an alert's page, where there is such an alert. */
export function alertLink(name: string, { pages }: Scene): string | undefined {
  const page = pages.get(name);
  return page === undefined ? undefined : `[${plainText(name).replace(/[[\]]/g, "\\$&")}](${page}.md)`;
}

/** A file or folder of a source, by its name where there is only one. */
export function sourceFile({ parts: { sources } }: Scene, path: string): string {
  const [only, ...others] = sources;
  return `postgres/${only === undefined || others.length > 0 ? "*" : codeText(fileName(only.source.name))}/${path}`;
}
