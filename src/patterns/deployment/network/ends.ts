import type { JsonObject } from "../../../compiler/model/json.js";
import type { Scope } from "../placed.js";

/** One side of a flow: pods of the namespace, of another one, addresses, or wherever the other side is. */
export type End =
  | { readonly type: "pods"; readonly name: string; readonly labels: JsonObject }
  | { readonly type: "namespace"; readonly name: string; readonly namespace: string; readonly labels?: JsonObject }
  | { readonly type: "addresses"; readonly name: string; readonly cidr: string }
  | { readonly type: "anywhere"; readonly name: string };

export interface Port {
  readonly port: number;
  readonly protocol?: "UDP";
}

/** Something that is said over the network, and must be let through. */
export interface Flow {
  readonly from: End;
  readonly to: End;
  readonly ports: readonly Port[];
}

export const pods = (name: string, labels: JsonObject): End => ({ type: "pods", name, labels });

/** Where a host is: as `peers` says; by its name where that is one of a Service; else anywhere. */
export function hostEnd({ spec }: Scope, host: string): End {
  const peer = spec.peers[host];
  if (peer?.cidr !== undefined) return { type: "addresses", name: host, cidr: peer.cidr };
  if (peer?.namespace !== undefined)
    return {
      type: "namespace",
      name: host,
      namespace: peer.namespace,
      ...(peer.labels ? { labels: peer.labels } : {}),
    };
  const namespace = /^[a-z0-9-]+\.([a-z0-9-]+)(\.svc(\.cluster\.local)?)?$/.exec(host)?.[1];
  if (namespace !== undefined && (host.includes(".svc") || host.split(".").length === 2))
    return { type: "namespace", name: host, namespace };
  return { type: "anywhere", name: host };
}

/** An end as a peer of a policy's rule; nothing stands for everywhere. */
export function policyPeer(end: End): JsonObject | undefined {
  switch (end.type) {
    case "pods":
      return { podSelector: { matchLabels: end.labels } };
    case "namespace":
      return {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": end.namespace } },
        ...(end.labels === undefined ? {} : { podSelector: { matchLabels: end.labels } }),
      };
    case "addresses":
      return { ipBlock: { cidr: end.cidr } };
    case "anywhere":
      return undefined;
  }
}
