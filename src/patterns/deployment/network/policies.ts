import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { object, type Placed, type Scope } from "../placed.js";
import { type End, type Flow, type Port, policyPeer } from "./ends.js";
import { flowsOf } from "./flows.js";

const API = "networking.k8s.io/v1";

/** Nothing is let through but names, and what of the pipeline flows: to each group of pods a policy with its flows. */
export function networkPolicies(scope: Scope): readonly Placed[] {
  const flows = flowsOf(scope);
  const groups = new Map<string, End & { type: "pods" }>();
  for (const { from, to } of flows) for (const end of [from, to]) if (end.type === "pods") groups.set(end.name, end);
  const placed = (manifest: Placed["manifest"]): Placed => ({
    file: "network-policies.yaml",
    from: [scope.cluster.address],
    manifest,
  });
  const head = (name: string) => ({ apiVersion: API, kind: "NetworkPolicy", name, component: "network" });
  return [
    placed(object(scope, head("default-deny"), { spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] } })),
    placed(object(scope, head("names"), { spec: { podSelector: {}, policyTypes: ["Egress"], egress: [NAMES] } })),
    ...[...groups.values()]
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map((group) => placed(object(scope, head(group.name), { spec: policy(group, flows) }))),
  ];
}

const NAMES: JsonObject = {
  to: [
    {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
      podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
    },
  ],
  ports: [
    { protocol: "UDP", port: 53 },
    { protocol: "TCP", port: 53 },
  ],
};

function policy(group: End & { type: "pods" }, flows: readonly Flow[]): JsonObject {
  const isGroup = (end: End): boolean => end.type === "pods" && end.name === group.name;
  const ingress = flows.filter(({ to }) => isGroup(to)).map(({ from, ports }) => rule("from", from, ports));
  const egress = flows.filter(({ from }) => isGroup(from)).map(({ to, ports }) => rule("to", to, ports));
  return {
    podSelector: { matchLabels: group.labels },
    policyTypes: ["Ingress", "Egress"],
    ...(ingress.length === 0 ? {} : { ingress }),
    ...(egress.length === 0 ? {} : { egress }),
  };
}

function rule(direction: "from" | "to", end: End, ports: readonly Port[]): JsonObject {
  const peer = policyPeer(end);
  const numbers: Json[] = ports.map(({ port, protocol }) => ({ protocol: protocol ?? "TCP", port }));
  return { ...(peer === undefined ? {} : { [direction]: [peer] }), ports: numbers };
}
