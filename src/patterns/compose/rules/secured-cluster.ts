import { type Origin, within } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CLUSTER, type ClusterSpec, USER } from "../../../systems/kafka/schema.js";
import { STACK } from "../schema.js";
import { has } from "../service.js";

const secured = (mechanism: string): string => `const events = kafka.cluster("events", {
  brokers: ["kafka:9093"],
  tls: { ca: "/certs/kafka-ca.pem" },
  sasl: { mechanism: "${mechanism}", username: "pipeline", password: secret("kafka/password") },
});
const pipeline = kafka.user("pipeline", { cluster: events, password: secret("kafka/password") });
const stack = compose.stack("shop", {});

const listed = [events, pipeline, stack];
`;

export const securedCluster: Rule = {
  code: "compose/secured-cluster",
  severity: "error",
  summary: "A stack's brokers do not take the login that the pipeline's clients have",
  why: "The brokers of a stack take SCRAM logins of declared users, and show certificates of an authority that the stack makes itself: whoever comes with another login, or trusts only the authorities of the world, is not answered.",
  mend: 'Log in by `"SCRAM-SHA-512"` as a declared `kafka.user`, with `tls: { ca: "/certs/kafka-ca.pem" }`; or let the brokers run elsewhere (`parts: { kafka: false }`).',
  failing: secured("PLAIN"),
  passing: secured("SCRAM-SHA-512"),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources, STACK)) {
      if (!has(stack.spec, "kafka")) continue;
      for (const cluster of ofKind(pipeline.resources, CLUSTER)) {
        const [first] = problems(cluster, pipeline);
        if (first === undefined) continue;
        yield {
          detail: `${first.told} ${securedCluster.mend}`,
          at: first.at,
          resource: cluster.address,
          related: [{ at: stack.origin, note: "the stack" }],
        };
      }
    }
  },
};

function* problems(
  { name, spec, origin }: Resource<ClusterSpec>,
  { resources }: Pipeline,
): Iterable<{ readonly told: string; readonly at: Origin }> {
  const { tls, sasl } = spec;
  const own = tls === true ? undefined : tls?.certificate;
  if (tls === true || (tls !== undefined && tls.ca === undefined))
    yield { told: `Clients of \`${name}\` trust the authorities of the world alone.`, at: within(origin, "tls") };
  if (own !== undefined)
    yield { told: `Clients of \`${name}\` log in by a certificate.`, at: within(origin, "tls", "certificate") };
  if (sasl === undefined) return;
  if (sasl.mechanism !== "SCRAM-SHA-512" && sasl.mechanism !== "SCRAM-SHA-256") {
    yield { told: `Clients of \`${name}\` log in by ${sasl.mechanism}.`, at: within(origin, "sasl", "mechanism") };
    return;
  }
  const { username } = sasl;
  const user = ofKind(resources, USER).find((each) => each.name === username);
  if (user === undefined)
    yield {
      told: `There is no \`kafka.user("${username}", …)\`, as whom clients of \`${name}\` log in.`,
      at: within(origin, "sasl", "username"),
    };
}
