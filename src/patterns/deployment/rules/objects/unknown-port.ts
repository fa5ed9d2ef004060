import { isJsonObject } from "../../../../compiler/model/json.js";
import { didYouMean } from "../../../../compiler/model/nearest.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest, web } from "../cases.js";
import {
  containersOf,
  locatedManifests,
  namespaceOf,
  objectsIn,
  podOf,
  selects,
  writtenManifests,
} from "../located.js";

const service = (port: string): string =>
  web(
    "replicas: 2",
    "replicas: 2",
    manifest(
      `{ apiVersion: "v1", kind: "Service", metadata: { name: "web" }, spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: ${port} }] } }`,
    ),
  );

export const unknownPort: Rule = {
  code: "kubernetes/unknown-port",
  severity: "error",
  summary: "A Service leads to a port that no container has",
  why: "Connections are refused, or, by a name, the Service has no endpoint at all.",
  mend: "Name the port of a container, by its `name` or its `containerPort`.",
  failing: service('"web"'),
  passing: service('"http"'),
  *check(pipeline) {
    const pods = locatedManifests(pipeline).flatMap(({ manifest }) => {
      const pod = podOf(manifest);
      return pod === undefined ? [] : [{ pod, namespace: namespaceOf(manifest) }];
    });
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const { spec } = manifest;
      if (manifest.kind !== "Service" || !isJsonObject(spec) || !isJsonObject(spec.selector)) continue;
      const selector = { matchLabels: spec.selector };
      const selected = pods.filter(
        ({ pod, namespace }) => namespace === namespaceOf(manifest) && selects(selector, pod.labels),
      );
      const ports = selected.flatMap(({ pod }) => containersOf(pod).flatMap(({ value }) => objectsIn(value.ports)));
      // Ports need not be declared to be open: where no container names one, nothing is known.
      if (ports.length === 0) continue;
      const known = new Set(ports.flatMap(([{ name, containerPort }]) => [String(name), String(containerPort)]));
      for (const [port, index] of objectsIn(spec.ports)) {
        const target = port.targetPort ?? port.port;
        if (known.has(String(target))) continue;
        const names = ports.flatMap(([{ name }]) => (typeof name === "string" ? [name] : []));
        yield {
          detail: `${title} leads to port \`${String(target)}\`, which no container of its pods has.${didYouMean(String(target), names)} ${unknownPort.mend}`,
          at: at(["spec", "ports", index, port.targetPort === undefined ? "port" : "targetPort"]),
          resource,
        };
      }
    }
  },
};
