import type { Rule } from "../../../../compiler/model/rule.js";
import { shapeProblems } from "../../../../systems/kubernetes/public.js";
import { manifest } from "../cases.js";
import { writtenManifests } from "../located.js";

const topic = (partitions: string): string =>
  manifest(`{
    apiVersion: "kafka.strimzi.io/v1",
    kind: "KafkaTopic",
    metadata: { name: "clicks", labels: { "strimzi.io/cluster": "kafka" } },
    spec: { partitions: ${partitions}, replicas: 3 },
  }, existing: ["Kafka/kafka"]`).concat("\nconst listed = [other];\n");

export const invalidManifest: Rule = {
  code: "kubernetes/invalid-manifest",
  severity: "error",
  summary: "A manifest is not as its kind is",
  why: "The API refuses it, or drops the field without a word: then what it should have done is not done.",
  mend: "Write it as the API's reference has it.",
  failing: topic('"three"'),
  passing: topic("3"),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      for (const { path, text } of shapeProblems(manifest)) {
        const field = path.length === 0 ? "it" : `\`${path.join(".")}\``;
        yield { detail: `In ${title} ${field} ${text}${/[.?]$/.test(text) ? "" : "."}`, at: at(path), resource };
      }
    }
  },
};
