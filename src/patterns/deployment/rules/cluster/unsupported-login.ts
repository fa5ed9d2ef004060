import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { CLUSTER, USER } from "../../../../systems/kafka/schema.js";
import { usersOf } from "../../../capture/emit/rights.js";
import { scopeOf } from "../../derived.js";
import { kafkaPlace } from "../../kafka/place.js";
import { onKubernetes } from "../cases.js";

const login = (mechanism: string): string =>
  `const pipeline = kafka.user("pipeline", { password: secret("kafka-pipeline/password"), authentication: "${mechanism}" });\n${onKubernetes(
    "",
    `,\n  tls: { ca: "/certs/kafka-ca.pem" }, connectUser: pipeline, clickhouseUser: pipeline,\n  sasl: { mechanism: "SCRAM-SHA-512", username: "pipeline", password: secret("kafka-pipeline/password") }`,
  ).replace("[events, cluster]", "[events, cluster, pipeline]")}`;

export const unsupportedLogin: Rule = {
  code: "kubernetes/unsupported-login",
  severity: "error",
  summary: "A login is none that Strimzi gives",
  why: "Strimzi's users log in by SCRAM-SHA-512 or by a certificate. For another mechanism, or for a user that is not declared, it makes no account, and the brokers refuse whoever comes.",
  mend: 'Use `"SCRAM-SHA-512"` or `"tls"`, and declare each account as a `kafka.user`.',
  failing: login("SCRAM-SHA-256"),
  passing: login("SCRAM-SHA-512"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    const kafka = scope === undefined ? undefined : kafkaPlace(scope);
    if (kafka === undefined) return;
    const users = usersOf(kafka.resource, pipeline);
    for (const user of ofKind(users, USER)) {
      const { authentication } = user.spec;
      if (authentication === "SCRAM-SHA-512" || authentication === "tls") continue;
      yield {
        detail: `\`${user.name}\` logs in by ${authentication}. ${unsupportedLogin.mend}`,
        at: within(user.origin, "authentication"),
        resource: user.address,
      };
    }
    for (const cluster of ofKind([kafka.resource], CLUSTER)) {
      const { sasl } = cluster.spec;
      if (sasl === undefined) continue;
      const at = within(cluster.origin, "sasl");
      if (sasl.mechanism !== "SCRAM-SHA-512")
        yield {
          detail: `Clients of \`${cluster.name}\` log in by ${sasl.mechanism}. ${unsupportedLogin.mend}`,
          at,
          resource: cluster.address,
        };
      else if (!users.some(({ name }) => name === sasl.username))
        yield {
          detail: `There is no \`kafka.user("${sasl.username}", …)\`, as whom clients of \`${cluster.name}\` log in. ${unsupportedLogin.mend}`,
          at: within(at, "username"),
          resource: cluster.address,
        };
    }
  },
};
