import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest } from "../cases.js";
import { locatedManifests, namespaceOf, writtenManifests } from "../located.js";
import { EVERYWHERE, madeIn } from "./made.js";
import { namedIn } from "./named-in.js";

const ingress = (service: string, existing = ""): string =>
  manifest(`{
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name: "shop" },
    spec: { defaultBackend: { service: { name: "${service}", port: { number: 80 } } } },
  }${existing}`).concat("\nconst listed = [other];\n");

export const unknownObject: Rule = {
  code: "kubernetes/unknown-object",
  severity: "error",
  summary: "A manifest names an object that nothing makes",
  why: "The API takes it: an Ingress answers 503, an autoscaler scales nothing, a binding gives no rights, and a topic of no cluster is never made.",
  mend: 'Name one of the manifests. What is there without them stands in `existing: ["Service/shop"]` beside the manifest.',
  failing: ingress("shop"),
  passing: ingress("shop", ', existing: ["Service/shop"]'),
  *check(pipeline) {
    const made = madeIn(pipeline);
    const places = new Set([EVERYWHERE, ...locatedManifests(pipeline).map(({ manifest }) => namespaceOf(manifest))]);
    for (const { manifest, at, title, resource, isOwn } of writtenManifests(pipeline)) {
      if (!isOwn) continue;
      for (const { kind, name, namespace, path } of namedIn(manifest)) {
        const known = made.get(`${namespace} ${kind}`) ?? new Set();
        // What is in a namespace of others is theirs.
        if (!places.has(namespace) || known.has(name)) continue;
        const what =
          name === ""
            ? `${title} has no label \`strimzi.io/cluster\`, which says whose it is: no operator looks at it. Give it that with the name of the ${kind}.`
            : `${title} names the ${kind} \`${name}\`, which nothing makes.${didYouMean(name, [...known])} ${unknownObject.mend}`;
        yield { detail: what, at: at(path), resource };
      }
    }
  },
};
