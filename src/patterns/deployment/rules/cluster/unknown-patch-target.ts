import { nearest } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { manifestsOf, scopeOf } from "../../derived.js";
import { isTarget, type PatchSpec } from "../../patches.js";
import { onKubernetes } from "../cases.js";

const patching = (name: string): string =>
  onKubernetes(
    `, patches: [{ target: { kind: "KafkaTopic", name: "${name}" }, merge: { metadata: { labels: { tier: "1" } } } }]`,
  );

export const unknownPatchTarget: Rule = {
  code: "kubernetes/unknown-patch-target",
  severity: "error",
  summary: "A patch is of a manifest that is not derived",
  why: "It would change nothing, and nobody would be told.",
  mend: "Name the kind and the name of a derived manifest. A manifest of one's own is changed where it is declared.",
  failing: patching("shop.event"),
  passing: patching("shop.events"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const derived = manifestsOf(pipeline).filter(({ from }) => !from[0].startsWith("kubernetes.manifest/"));
    const lists: (readonly [readonly string[], readonly PatchSpec[]])[] = [
      [["patches"], scope.spec.patches],
      ...Object.entries(scope.spec.environments).map(
        ([name, { patches }]) => [["environments", name, "patches"], patches] as const,
      ),
    ];
    for (const [path, patches] of lists) {
      for (const [index, patch] of patches.entries()) {
        if (derived.some(({ manifest }) => isTarget(patch, manifest))) continue;
        const { kind, name } = patch.target;
        const alike = derived.flatMap(({ manifest }) => (manifest.kind === kind ? [manifest.metadata.name] : []));
        const meant = nearest(name, alike) ?? (alike.length === 1 ? alike[0] : undefined);
        const kinds = nearest(kind, new Set(derived.map(({ manifest }) => manifest.kind)));
        const hint = alike.length > 0 ? meant : kinds;
        yield {
          detail: `No ${kind} \`${name}\` is derived.${hint === undefined ? "" : ` Did you mean \`${hint}\`?`} ${unknownPatchTarget.mend}`,
          at: within(scope.cluster.origin, ...path, index, "target"),
          resource: scope.cluster.address,
        };
      }
    }
  },
};
