import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CLUSTER } from "../schema.js";

const cluster = (tls: string): string => `const events = kafka.cluster("events", {
  brokers: ["kafka:9092"],${tls}
  sasl: { mechanism: "PLAIN", username: "pipeline", password: secret("kafka/password") },
});

const listed = [events];
`;

/** Mechanisms that send what they log in with as it is. */
const IN_THE_CLEAR = new Set(["PLAIN", "OAUTHBEARER"]);

export const passwordInTheClear: Rule = {
  code: "kafka/password-in-the-clear",
  severity: "warning",
  summary: "A password travels to the brokers unencrypted",
  why: "PLAIN sends the password, and OAUTHBEARER the token, as it is: whoever reads the network's traffic can log in with it.",
  mend: "Give the cluster `tls`, or use SCRAM, which sends no password.",
  failing: cluster(""),
  passing: cluster("\n  tls: true,"),
  *check(pipeline) {
    for (const { spec, name, origin, address } of ofKind(pipeline.resources, CLUSTER)) {
      if (spec.tls !== undefined || spec.sasl === undefined || !IN_THE_CLEAR.has(spec.sasl.mechanism)) continue;
      yield {
        detail: `Clients of \`${name}\` log in by ${spec.sasl.mechanism} without \`tls\`. ${passwordInTheClear.mend}`,
        at: within(origin, "sasl"),
        resource: address,
      };
    }
  },
};
