import { didYouMean } from "../../../../compiler/model/nearest.js";
import { NAME, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CONSUMER_GROUP, USER } from "../../../../systems/kafka/schema.js";
import { scopeOf } from "../../derived.js";
import { clientsOf } from "../../network/client-flows.js";
import { onKubernetes } from "../cases.js";

const reading = (clients: string): string =>
  onKubernetes(clients).replace(
    "const listed = [",
    'const readers = kafka.consumerGroup("mailer", { cluster: brokers, topics: [events] });\n\nconst listed = [readers, ',
  );

export const unknownClient: Rule = {
  code: "kubernetes/unknown-client",
  severity: "error",
  summary: "A client is let in that nothing declares",
  why: "What it may ask follows from what it is: for a name that is no group's and no user's nothing is opened.",
  mend: "Name a `kafka.consumerGroup`, a `kafka.user` or a `clickhouse.user` of what runs here.",
  failing: reading(', clients: { mailers: { namespace: "mail" }, mailer: { namespace: "mail" } }'),
  passing: reading(', clients: { mailer: { namespace: "mail" } }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const { kafka, clickhouse } = clientsOf(scope);
    const known = [...kafka, ...clickhouse].map(({ name }) => name);
    const given: (readonly [readonly string[], object])[] = [
      [["clients"], scope.spec.clients],
      ...Object.entries(scope.spec.environments).map(
        ([name, { clients }]) => [["environments", name, "clients"], clients] as const,
      ),
    ];
    for (const [path, clients] of given) {
      for (const name of Object.keys(clients)) {
        if (known.includes(name)) continue;
        yield {
          detail: `\`${name}\` is none.${didYouMean(name, known)} ${unknownClient.mend}`,
          at: within(scope.cluster.origin, ...path, name),
          resource: scope.cluster.address,
        };
      }
    }
  },
};

export const clientCutOff: Rule = {
  code: "kubernetes/client-cut-off",
  severity: "warning",
  summary: "A consumer is declared that no policy lets in",
  why: "All is refused that is not said: its connections to the brokers run into a time-out, wherever it is.",
  mend: 'Say where it is: `clients: { mailer: { namespace: "mail", labels: { app: "mailer" } } }`, or by a `cidr` outside of the cluster.',
  failing: reading(""),
  passing: reading(', clients: { mailer: { cidr: "10.2.0.0/16" } }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined || clientsOf(scope).kafka.length === 0) return;
    const { clients } = scope.spec;
    for (const client of [...ofKind(pipeline.resources, CONSUMER_GROUP), ...strangers(pipeline)]) {
      if (client.madeBy !== undefined) continue;
      const user = "user" in client.spec ? client.spec.user?.$ref : undefined;
      const names = [client.name, ...(user === undefined ? [] : [user.slice(user.indexOf("/") + 1)])];
      if (names.some((name) => clients[name] !== undefined)) continue;
      yield {
        detail: `\`${client.name}\` is in no \`clients\` of the cluster. ${clientCutOff.mend}`,
        at: within(client.origin, NAME),
        resource: client.address,
        related: [{ at: scope.cluster.origin, note: "the cluster" }],
      };
    }
  },
};

/** Users that nothing of the pipeline logs in as, and no group of consumers either. */
function strangers({ resources }: Pipeline): readonly Resource<{ readonly user?: never }>[] {
  const others = JSON.stringify(
    [...resources.values()].filter(({ kind }) => kind !== USER.kind).map(({ spec }) => spec),
  );
  return ofKind(resources, USER).flatMap(({ spec: _, ...user }) =>
    others.includes(JSON.stringify(user.address)) ? [] : [{ ...user, spec: {} }],
  );
}
