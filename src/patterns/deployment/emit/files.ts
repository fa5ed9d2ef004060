import { commentHead } from "../../../compiler/emit/head.js";
import { addressOf } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { EmitContext } from "../../../compiler/model/system.js";
import { allManifests, scopeOf } from "../derived.js";
import { connectBuild } from "../kafka/plugins.js";
import type { Placed, Scope } from "../placed.js";
import { overlays, text } from "./overlay.js";
import { deploymentPage } from "./page.js";

const BASE = "kubernetes/base";

/** The base, its overlays, and a page on what they need. Manifests of one part stand in one file: so a change reads best. */
export function deploymentFiles(context: EmitContext, emitted: readonly Artifact[]): readonly Artifact[] {
  const { pipeline } = context;
  const manifests = allManifests(pipeline, emitted);
  const [first] = manifests;
  if (first === undefined) return [];
  const scope = scopeOf(pipeline, emitted);
  const files = new Map<string, Placed[]>();
  for (const each of manifests) files.set(each.file, [...(files.get(each.file) ?? []), each]);
  const whole = addressOf("pipeline", pipeline.name);
  const kustomization = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: [...files.keys()].sort(),
  };
  return [
    ...[...files].map(([path, placed]) => manifestFile(path, placed)),
    {
      path: `${BASE}/kustomization.yaml`,
      content: `${commentHead("#", scope?.cluster.address ?? whole)}\n${text(kustomization)}`,
      resources: [scope?.cluster.address ?? whole, ...new Set(manifests.map(({ from }) => from[0]))],
    },
    ...(scope === undefined
      ? []
      : [...overlays(scope, manifests), ...buildFiles(scope), deploymentPage(context, scope, manifests)]),
  ];
}

function manifestFile(path: string, placed: readonly Placed[]): Artifact {
  const resources = [...new Set(placed.flatMap(({ from }) => from))];
  const from = resources[0] ?? addressOf("pipeline", "");
  const documents = placed.map(({ manifest }) => text(manifest));
  return { path: `${BASE}/${path}`, content: `${commentHead("#", from)}\n${documents.join("---\n")}`, resources };
}

/** Beside the base: it is built once, for all environments, and in a namespace that no overlay moves. */
function buildFiles(scope: Scope): readonly Artifact[] {
  const manifests = connectBuild(scope);
  if (manifests.length === 0) return [];
  const resources = [scope.cluster.address];
  const head = commentHead("#", scope.cluster.address, "Builds the image of the Connect workers and pushes it.");
  const kustomization = {
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: ["connect.yaml"],
  };
  return [
    { path: "kubernetes/build/connect.yaml", content: `${head}\n${manifests.map(text).join("---\n")}`, resources },
    { path: "kubernetes/build/kustomization.yaml", content: `${head}\n${text(kustomization)}`, resources },
  ];
}
