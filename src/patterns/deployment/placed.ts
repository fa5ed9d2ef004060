import type { Address } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import type { JsonObject } from "../../compiler/model/json.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import type { ClusterSpec } from "../../systems/kubernetes/schema/cluster.js";
import type { Manifest } from "../../systems/kubernetes/schema/manifest.js";
import { MONITORING } from "../monitoring/schema.js";

/** A manifest, the file below `kubernetes/base` that it stands in, and whose it is. */
export interface Placed {
  readonly manifest: Manifest;
  readonly file: string;
  /** The resources that it was made from; the first is the one that its file's head names. */
  readonly from: readonly [Address, ...Address[]];
}

/** What manifests are derived from. */
export interface Scope {
  readonly cluster: Resource<ClusterSpec>;
  readonly spec: ClusterSpec;
  readonly pipeline: Pipeline;
  /** The files of all systems; none while the pipeline is only checked. */
  readonly artifacts: readonly Artifact[];
}

interface Head {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** The part of the system that it belongs to. */
  readonly component: string;
  readonly labels?: JsonObject;
  readonly annotations?: JsonObject;
}

/** An object in the cluster's namespace, with the labels that all have. */
export function object(scope: Scope, head: Head, rest: JsonObject): Manifest {
  return {
    apiVersion: head.apiVersion,
    kind: head.kind,
    metadata: {
      name: head.name,
      namespace: scope.spec.namespace,
      labels: { ...labelsOf(scope, head.component), ...head.labels },
      ...(head.annotations === undefined ? {} : { annotations: head.annotations }),
    },
    ...rest,
  };
}

/** What everything of a component is found by. */
export function labelsOf({ pipeline, spec }: Scope, component: string): JsonObject {
  return {
    ...selectorOf(component),
    "app.kubernetes.io/part-of": labelText(pipeline.name),
    ...teamOf(pipeline),
    ...spec.labels,
  };
}

/** Whose everything is, as `monitoring` says it of the alerts. */
function teamOf({ resources }: Pipeline): JsonObject {
  const team = ofKind(resources, MONITORING)[0]?.spec.owner.team;
  return team === undefined ? {} : { team: labelText(team) };
}

/** The label that a component's pods are selected by. */
export function selectorOf(component: string): { readonly "app.kubernetes.io/name": string } {
  return { "app.kubernetes.io/name": component };
}

function labelText(text: string): string {
  return text
    .replace(/[^A-Za-z0-9_.-]/g, "-")
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
}
