import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest, web } from "../cases.js";
import { type Located, locatedManifests, namespaceOf } from "../located.js";

const service = (name: string): string =>
  manifest(
    `{ apiVersion: "v1", kind: "Service", metadata: { name: "${name}" }, spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }] } }`,
  );
const twice = (name: string): string =>
  `${service("web")}${service(name).replace("const other", "const again").replace('"other"', '"again"')}`;
const both = (name: string): string =>
  web("replicas: 2", "replicas: 2", twice(name)).replace("[web, other]", "[web, other, again]");

export const duplicateManifest: Rule = {
  code: "kubernetes/duplicate-manifest",
  severity: "error",
  summary: "Two manifests are of the same object",
  why: "The one that is applied last wins, and takes out what the other had. kustomize refuses both.",
  mend: "Name one of them differently. What is derived is changed by `patches`, not by a second manifest.",
  failing: both("web"),
  passing: both("web-again"),
  *check(pipeline) {
    const first = new Map<string, Located>();
    for (const each of locatedManifests(pipeline)) {
      const { manifest, resource, title } = each;
      const identity = [
        manifest.apiVersion.split("/")[0],
        manifest.kind,
        namespaceOf(manifest),
        manifest.metadata.name,
      ].join(" ");
      const other = first.get(identity);
      if (other === undefined) {
        first.set(identity, each);
        continue;
      }
      const place = other.isOwn ? other.at(["metadata", "name"]) : undefined;
      yield {
        detail: `There is another ${title}${other.isOwn ? "" : ", which follows from the pipeline"}. ${duplicateManifest.mend}`,
        at: each.at(["metadata", "name"]),
        resource,
        related: place === undefined ? [] : [{ at: place, note: "the first one" }],
      };
    }
  },
};
