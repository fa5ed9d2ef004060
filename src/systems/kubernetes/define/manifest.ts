import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A manifest of one's own. */
export interface Manifest extends Declared<"kubernetes.manifest"> {}

export interface ManifestOptions {
  /** The object as the API takes it: `apiVersion`, `kind`, `metadata` and the rest. Without a namespace it is in the cluster's. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What it names that is there without the config, each by kind and name: `["Secret/registry", "Service/shop"]`. Default: nothing. */
  readonly existing?: readonly string[];
}

/** Declares a Kubernetes object, checked beside all that the pipeline's deployment is made of. List it in a group of the pipeline. */
export function manifest(name: string, options: ManifestOptions): Manifest {
  return declare("kubernetes.manifest", name, options, manifest, {});
}
