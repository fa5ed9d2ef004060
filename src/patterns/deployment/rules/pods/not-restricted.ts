import { isJsonObject, type Json, type JsonObject } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { scopeOf } from "../../derived.js";
import { WEB } from "../cases.js";
import {
  type Container,
  containersOf,
  namespaceOf,
  objectsIn,
  type Path,
  type Pod,
  podOf,
  writtenManifests,
} from "../located.js";

const within = (from: string, to: string): string => `${WEB.replace(from, to)}
const reachable = kubernetes.manifest("reachable", {
  manifest: {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "web" },
    spec: { podSelector: { matchLabels: { app: "web" } }, ingress: [{ ports: [{ port: 8080 }] }] },
  },
});
const cluster = kubernetes.cluster({ namespace: "shop" });

const listed = [web, reachable, cluster];
`;

export const notRestricted: Rule = {
  code: "kubernetes/not-restricted",
  severity: "error",
  summary: "A pod asks for more than its namespace lets it have",
  why: 'The namespace enforces the Pod Security profile "restricted": its pods are refused when they are to be made, and all that shows is a Deployment that never has a pod.',
  mend: "Take the right away, or run it in a namespace of its own.",
  failing: within("allowPrivilegeEscalation: false, ", ""),
  passing: within("", ""),
  *check(pipeline) {
    const restricted = scopeOf(pipeline)?.spec.namespace;
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      const pod = podOf(manifest);
      if (pod === undefined || namespaceOf(manifest) !== restricted) continue;
      for (const { path, what } of violations(pod))
        yield { detail: `${title}: ${what}. ${notRestricted.mend}`, at: at(path), resource };
    }
  },
};

interface Violation {
  readonly path: Path;
  readonly what: string;
}

const VOLUMES = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "name",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

/** What the profile refuses: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export function* violations(pod: Pod): Iterable<Violation> {
  const { spec, path } = pod;
  for (const field of ["hostNetwork", "hostPID", "hostIPC"])
    if (spec[field] === true) yield { path: [...path, field], what: `\`${field}\` must be left out` };
  for (const [volume, index] of objectsIn(spec.volumes)) {
    const type = Object.keys(volume).find((key) => !VOLUMES.has(key));
    if (type !== undefined)
      yield { path: [...path, "volumes", index, type], what: `no volume may be of type \`${type}\`` };
  }
  const shared = object(spec.securityContext);
  if (shared.runAsUser === 0)
    yield { path: [...path, "securityContext", "runAsUser"], what: "`runAsUser` must not be 0" };
  for (const container of containersOf(pod)) yield* ofContainer(container, shared);
}

function* ofContainer({ name, value, path }: Container, shared: JsonObject): Iterable<Violation> {
  const own = object(value.securityContext);
  const at = value.securityContext === undefined ? path : [...path, "securityContext"];
  const said = (field: string): Json | undefined => own[field] ?? shared[field];
  if (own.privileged === true)
    yield { path: [...at, "privileged"], what: `container \`${name}\` must not be privileged` };
  if (own.allowPrivilegeEscalation !== false)
    yield { path: at, what: `container \`${name}\` must have \`allowPrivilegeEscalation: false\`` };
  const capabilities = object(own.capabilities);
  if (!list(capabilities.drop).includes("ALL"))
    yield { path: at, what: `container \`${name}\` must drop all capabilities: \`capabilities: { drop: ["ALL"] }\`` };
  if (list(capabilities.add).some((each) => each !== "NET_BIND_SERVICE"))
    yield {
      path: [...at, "capabilities", "add"],
      what: `container \`${name}\` may add no capability but NET_BIND_SERVICE`,
    };
  if (said("runAsNonRoot") !== true) yield { path: at, what: `container \`${name}\` must have \`runAsNonRoot: true\`` };
  if (own.runAsUser === 0) yield { path: [...at, "runAsUser"], what: `container \`${name}\` must not run as user 0` };
  const profile = object(said("seccompProfile")).type;
  if (profile !== "RuntimeDefault" && profile !== "Localhost")
    yield { path: at, what: `container \`${name}\` must have \`seccompProfile: { type: "RuntimeDefault" }\`` };
  for (const [port, index] of objectsIn(value.ports))
    if (typeof port.hostPort === "number" && port.hostPort !== 0)
      yield { path: [...path, "ports", index, "hostPort"], what: `container \`${name}\` must have no \`hostPort\`` };
}

function object(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
