import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CLUSTER } from "../../../systems/kafka/schema.js";
import { STACK } from "../schema.js";
import { has } from "../service.js";

const secured = (parts: string): string => `const events = kafka.cluster("events", {
  brokers: ["kafka:9093"],
  tls: true,
  sasl: { mechanism: "SCRAM-SHA-512", username: "pipeline", password: secret("kafka/password") },
});
const stack = compose.stack("shop", {${parts} });

const listed = [events, stack];
`;

export const securedCluster: Rule = {
  code: "compose/secured-cluster",
  severity: "error",
  summary: "A stack's brokers take no logins, and the pipeline's clients log in",
  why: "The brokers of a stack are reached from its own back-end network alone, without encryption and logins: clients that want either are not answered.",
  mend: "Let the brokers run elsewhere (`parts: { kafka: false }`), or make a cluster without `tls` and `sasl` for the environment that the stack is for.",
  failing: secured(""),
  passing: secured(" parts: { kafka: false }"),
  *check(pipeline) {
    for (const stack of ofKind(pipeline.resources.values(), STACK)) {
      if (!has(stack.spec, "kafka")) continue;
      for (const { name, spec, origin } of ofKind(pipeline.resources.values(), CLUSTER)) {
        if (spec.tls === undefined && spec.sasl === undefined) continue;
        yield {
          detail: `Clients of \`${name}\` log in. ${securedCluster.mend}`,
          at: stack.origin,
          resource: stack.address,
          related: [{ at: within(origin, spec.sasl === undefined ? "tls" : "sasl"), note: "how they log in" }],
        };
      }
    }
  },
};
