import { isJsonObject, type Json, type JsonObject } from "../../../../compiler/model/json.js";
import type { Manifest } from "../../../../systems/kubernetes/schema/manifest.js";
import { namespaceOf, objectsIn, type Path } from "../located.js";
import { EVERYWHERE } from "./made.js";

/** An object that another names. */
export interface Named {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly path: Path;
}

/** Roles that every cluster has. */
const BUILT_IN = /^(system:.*|cluster-admin|admin|edit|view)$/;
const OF_CLUSTER = "strimzi.io/cluster";
const BELONGING: Readonly<Record<string, string>> = {
  KafkaConnector: "KafkaConnect",
  KafkaNodePool: "Kafka",
  KafkaTopic: "Kafka",
  KafkaUser: "Kafka",
};

/** What an object names that is no pod's: of those see the Secrets, ConfigMaps, claims and accounts. */
export function* namedIn(manifest: Manifest): Iterable<Named> {
  const namespace = namespaceOf(manifest);
  const spec = isJsonObject(manifest.spec) ? manifest.spec : {};
  const belongs = BELONGING[manifest.kind];
  if (belongs !== undefined && manifest.apiVersion.startsWith("kafka.strimzi.io/")) {
    const labels = isJsonObject(manifest.metadata.labels) ? manifest.metadata.labels : {};
    const has = labels[OF_CLUSTER] !== undefined;
    const name = has ? String(labels[OF_CLUSTER]) : "";
    yield { kind: belongs, name, namespace, path: ["metadata", ...(has ? ["labels", OF_CLUSTER] : ["name"])] };
  }
  switch (manifest.kind) {
    case "Ingress":
      yield* backends(spec, namespace);
      return;
    case "HorizontalPodAutoscaler": {
      const target = spec.scaleTargetRef;
      if (isJsonObject(target) && typeof target.kind === "string" && typeof target.name === "string")
        yield { kind: target.kind, name: target.name, namespace, path: ["spec", "scaleTargetRef", "name"] };
      return;
    }
    case "StatefulSet":
      if (typeof spec.serviceName === "string" && spec.serviceName !== "")
        yield { kind: "Service", name: spec.serviceName, namespace, path: ["spec", "serviceName"] };
      return;
    case "RoleBinding":
    case "ClusterRoleBinding":
      yield* bound(manifest, namespace);
      return;
  }
}

function* backends(spec: JsonObject, namespace: string): Iterable<Named> {
  yield* service(spec.defaultBackend, namespace, ["spec", "defaultBackend"]);
  for (const [{ http }, rule] of objectsIn(spec.rules)) {
    for (const [{ backend }, index] of objectsIn(isJsonObject(http) ? http.paths : undefined))
      yield* service(backend, namespace, ["spec", "rules", rule, "http", "paths", index, "backend"]);
  }
}

function* service(backend: Json | undefined, namespace: string, path: Path): Iterable<Named> {
  const named = isJsonObject(backend) && isJsonObject(backend.service) ? backend.service.name : undefined;
  if (typeof named === "string") yield { kind: "Service", name: named, namespace, path: [...path, "service", "name"] };
}

function* bound({ roleRef, subjects }: Manifest, namespace: string): Iterable<Named> {
  if (isJsonObject(roleRef) && typeof roleRef.name === "string" && !BUILT_IN.test(roleRef.name)) {
    const kind = String(roleRef.kind);
    yield { kind, name: roleRef.name, namespace: kind === "Role" ? namespace : EVERYWHERE, path: ["roleRef", "name"] };
  }
  for (const [subject, index] of objectsIn(subjects)) {
    if (subject.kind !== "ServiceAccount" || subject.name === "default") continue;
    const place = typeof subject.namespace === "string" ? subject.namespace : namespace;
    yield { kind: "ServiceAccount", name: String(subject.name), namespace: place, path: ["subjects", index, "name"] };
  }
}
