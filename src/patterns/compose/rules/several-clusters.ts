import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CLUSTER } from "../../../systems/kafka/schema.js";
import { STACK } from "../schema.js";
import { has } from "../service.js";

const stackOf = (parts: string): string => `const events = kafka.cluster("events", { brokers: ["events:9092"] });
const archive = kafka.cluster("archive", { brokers: ["archive:9092"] });
const stack = compose.stack("shop", {${parts}});

const listed = [events, archive, stack];
`;

export const severalClusters: Rule = {
  code: "compose/several-clusters",
  severity: "error",
  summary: "A stack has brokers of one Kafka cluster, and the pipeline has several",
  why: "The brokers of a stack are those of the first cluster: whoever looks for the second finds nobody, and waits.",
  mend: "Keep one cluster on one machine, or let the brokers run elsewhere (`parts: { kafka: false }`).",
  failing: stackOf(""),
  passing: stackOf(" parts: { kafka: false } "),
  *check(pipeline) {
    const [first, second] = ofKind(pipeline.resources, CLUSTER);
    if (first === undefined || second === undefined) return;
    for (const stack of ofKind(pipeline.resources, STACK)) {
      if (!has(stack.spec, "kafka")) continue;
      yield {
        detail: `The stack \`${stack.name}\` would run \`${first.name}\`, and nobody \`${second.name}\`. ${severalClusters.mend}`,
        at: stack.origin,
        resource: stack.address,
        related: [first, second].map(({ origin, name }) => ({ at: origin, note: `the cluster \`${name}\`` })),
      };
    }
  },
};
