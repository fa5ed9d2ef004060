import { nearest } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { isKnownGroup, SERVED_KINDS } from "../../../../systems/kubernetes/public.js";
import { manifest } from "../cases.js";
import { writtenManifests } from "../located.js";

const topic = (version: string): string =>
  `${manifest(`{ apiVersion: "kafka.strimzi.io/${version}", kind: "KafkaTopic", metadata: { name: "clicks", labels: { "strimzi.io/cluster": "kafka" } }, spec: { partitions: 3, replicas: 3 } }, existing: ["Kafka/kafka"]`)}\nconst listed = [other];\n`;

export const unknownKind: Rule = {
  code: "kubernetes/unknown-kind",
  severity: "error",
  summary: "A manifest is of a kind or version that is not served",
  why: "The API server answers that it knows no such kind. Versions go: Strimzi's v1beta2 with Strimzi 1.0, `policy/v1beta1` with Kubernetes 1.25.",
  mend: "Write the version that is served: what it takes may be another than in the old one.",
  failing: topic("v1beta2"),
  passing: topic("v1"),
  *check(pipeline) {
    for (const { manifest, at, resource, isOwn } of writtenManifests(pipeline)) {
      const { apiVersion, kind } = manifest;
      if (!isOwn || SERVED_KINDS.get(apiVersion)?.includes(kind) === true || !isKnownGroup(apiVersion)) continue;
      const versions = [...SERVED_KINDS].flatMap(([version, kinds]) => (kinds.includes(kind) ? [version] : []));
      if (versions.length > 0) {
        yield {
          detail: `${kind} is not in \`${apiVersion}\`, but in \`${versions.join("` and `")}\`. ${unknownKind.mend}`,
          at: at(["apiVersion"]),
          resource,
        };
        continue;
      }
      const known = SERVED_KINDS.get(apiVersion);
      // Of an old version nothing is known but that it is old: its kinds may be those of today.
      if (known === undefined && nearestKind(kind) === undefined) continue;
      const meant = nearest(kind, known ?? []) ?? nearestKind(kind);
      yield {
        detail: `\`${apiVersion}\` has no kind \`${kind}\`.${meant === undefined ? "" : ` Did you mean \`${meant}\`?`}`,
        at: at(["kind"]),
        resource,
      };
    }
  },
};

function nearestKind(kind: string): string | undefined {
  return nearest(kind, [...SERVED_KINDS.values()].flat());
}
