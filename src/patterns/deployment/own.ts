import { type Origin, within } from "../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { MANIFEST, type ManifestSpec } from "../../systems/kubernetes/schema/manifest.js";
import { objectName } from "./names.js";
import type { Placed, Scope } from "./placed.js";

/** Kinds that are in no namespace. */
export const CLUSTER_WIDE: ReadonlySet<string> = new Set([
  "APIService",
  "ClusterRole",
  "ClusterRoleBinding",
  "ClusterSecretStore",
  "CustomResourceDefinition",
  "IngressClass",
  "MutatingWebhookConfiguration",
  "Namespace",
  "Node",
  "PersistentVolume",
  "PriorityClass",
  "RuntimeClass",
  "StorageClass",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
]);

/** The manifests of one's own, in the cluster's namespace where they name none. */
export function ownManifests(pipeline: Pipeline, scope: Scope | undefined): readonly Placed[] {
  return ofKind(pipeline.resources, MANIFEST).map((resource) => {
    const { manifest } = resource.spec;
    const { metadata } = manifest;
    const needsPlace = scope !== undefined && metadata.namespace === undefined && !CLUSTER_WIDE.has(manifest.kind);
    return {
      file: `own/${objectName(resource.name)}.yaml`,
      from: [resource.address],
      manifest: needsPlace ? { ...manifest, metadata: { ...metadata, namespace: scope.spec.namespace } } : manifest,
    };
  });
}

/** A place within a manifest of one's own. */
export function manifestPlace(resource: Resource<ManifestSpec>, path: readonly (string | number)[]): Origin {
  return within(resource.origin, "manifest", ...path);
}
