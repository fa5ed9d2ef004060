import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Placed, Scope } from "../placed.js";

/** Whose a manifest is that carries a file of another system. */
export function from(scope: Scope, artifact: Artifact): Placed["from"] {
  return [scope.cluster.address, ...artifact.resources.filter((address) => !address.startsWith("pipeline/"))];
}
