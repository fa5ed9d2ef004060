import { describe, expect, test } from "vitest";
import { flowsOf } from "../../../src/patterns/deployment/network/flows.js";
import type { Manifest } from "../../../src/systems/kubernetes/schema/manifest.js";
import { deployed } from "./deployed.js";

interface Rule {
  readonly to?: readonly Peer[];
  readonly from?: readonly Peer[];
  readonly ports: readonly { readonly port: number }[];
}
interface Peer {
  readonly podSelector?: { readonly matchLabels: Labels };
  readonly namespaceSelector?: unknown;
  readonly ipBlock?: unknown;
}
type Labels = Readonly<Record<string, string>>;
interface Policy {
  readonly podSelector: { readonly matchLabels?: Labels };
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

function specOf({ spec }: Manifest): Policy {
  return JSON.parse(JSON.stringify(spec));
}

const has = (labels: Labels, wanted: Labels = {}): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

/** Whether pods with the one labels may ask those with the others, as Kubernetes reads the policies. */
function isLetThrough(policies: readonly Policy[], from: Labels, to: Labels, port: number): boolean {
  const opens = (rules: readonly Rule[] | undefined, side: "from" | "to", other: Labels): boolean =>
    (rules ?? []).some(
      (rule) =>
        rule.ports.some((each) => each.port === port) &&
        (rule[side] ?? [{ podSelector: { matchLabels: {} } }]).some(
          (peer) =>
            peer.podSelector !== undefined &&
            peer.namespaceSelector === undefined &&
            has(other, peer.podSelector.matchLabels),
        ),
    );
  const of = (labels: Labels) => policies.filter(({ podSelector }) => has(labels, podSelector.matchLabels));
  return (
    of(from).some(({ egress }) => opens(egress, "to", to)) && of(to).some(({ ingress }) => opens(ingress, "from", from))
  );
}

const PODS: Readonly<Record<string, Labels>> = {
  brokers: { "strimzi.io/cluster": "kafka", "strimzi.io/name": "kafka-kafka", "strimzi.io/kind": "Kafka" },
  operators: { "strimzi.io/cluster": "kafka", "strimzi.io/name": "kafka-entity-operator", "strimzi.io/kind": "Kafka" },
  connect: { "strimzi.io/cluster": "connect", "strimzi.io/kind": "KafkaConnect" },
  clickhouse: { "app.kubernetes.io/name": "clickhouse" },
  schema: { "app.kubernetes.io/name": "clickhouse-schema" },
  stranger: { app: "stranger" },
};
const PORTS = [2181, 5432, 8083, 8123, 9000, 9009, 9090, 9091, 9093, 9363, 9440];

describe("network policies", () => {
  const { manifests, scope } = deployed();
  const policies = manifests.filter(({ kind }) => kind === "NetworkPolicy").map(specOf);

  test("let through between the pods what flows there, and nothing else", () => {
    const open = Object.entries(PODS).flatMap(([from, one]) =>
      Object.entries(PODS).flatMap(([to, other]) => {
        const ports = PORTS.filter((port) => isLetThrough(policies, one, other, port));
        return ports.length === 0 ? [] : [`${from} -> ${to}: ${ports.join(", ")}`];
      }),
    );
    expect(open).toEqual([
      "brokers -> brokers: 9090, 9091",
      "operators -> brokers: 9091",
      "connect -> brokers: 9093",
      "connect -> connect: 8083",
      "clickhouse -> brokers: 9093",
      "schema -> clickhouse: 9000",
    ]);
  });

  test("name the place of a host outside by its name or by what `peers` says", () => {
    const database = (options: object) =>
      flowsOf(deployed({ ...options }).scope).find(({ ports }) => ports[0]?.port === 5432)?.to;
    expect(database({})).toEqual({ type: "namespace", name: "postgres.shop.svc", namespace: "shop" });
    expect(database({ peers: { "postgres.shop.svc": { cidr: "10.2.0.0/16" } } })).toEqual({
      type: "addresses",
      name: "postgres.shop.svc",
      cidr: "10.2.0.0/16",
    });
    expect(
      flowsOf(scope)
        .filter(({ from, to }) => from.type === "anywhere" || to.type === "anywhere")
        .map(({ to }) => to.name),
    ).toEqual(["the Kubernetes API"]);
  });

  test("deny what no policy names", () => {
    expect(policies).toContainEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
  });
});
