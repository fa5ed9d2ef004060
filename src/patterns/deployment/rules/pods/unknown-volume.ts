import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { web } from "../cases.js";
import { containersOf, objectsIn, podOf, writtenManifests } from "../located.js";

const mounting = (volume: string): string =>
  web("containers: [", `volumes: [{ name: "tmp", emptyDir: {} }],\n          containers: [`).replace(
    'name: "web",\n              image',
    `name: "web",\n              volumeMounts: [{ name: "${volume}", mountPath: "/tmp" }],\n              image`,
  );

export const unknownVolume: Rule = {
  code: "kubernetes/unknown-volume",
  severity: "error",
  summary: "A container mounts a volume that its pod does not have",
  why: "The API refuses the pod.",
  mend: "Add it to the pod's `volumes`, to a StatefulSet's `volumeClaimTemplates`, or correct the name.",
  failing: mounting("temp"),
  passing: mounting("tmp"),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      if (pod === undefined) continue;
      const spec = typeof manifest.spec === "object" && manifest.spec !== null ? manifest.spec : {};
      const templates = "volumeClaimTemplates" in spec ? spec.volumeClaimTemplates : undefined;
      const known = [
        ...objectsIn(pod.spec.volumes).map(([volume]) => String(volume.name)),
        ...objectsIn(templates).map(([claim]) => String(nameIn(claim.metadata))),
      ];
      for (const { name, value, path } of containersOf(pod)) {
        for (const [mount, index] of objectsIn(value.volumeMounts)) {
          const volume = String(mount.name);
          if (known.includes(volume)) continue;
          yield {
            detail: `Container \`${name}\` of ${title} mounts \`${volume}\`, which is no volume of the pod.${didYouMean(volume, known)} ${unknownVolume.mend}`,
            at: at([...path, "volumeMounts", index, "name"]),
            resource,
          };
        }
      }
    }
  },
};

function nameIn(metadata: unknown): unknown {
  return typeof metadata === "object" && metadata !== null && "name" in metadata ? metadata.name : undefined;
}
