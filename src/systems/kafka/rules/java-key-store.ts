import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CLUSTER } from "../schema.js";

const cluster = (ca: string): string => `const main = kafka.cluster("main", {
  brokers: ["kafka-1:9093"],
  tls: { ca: "${ca}" },
});

const listed = [main];
`;

const JAVA = /\.(jks|p12|pfx|keystore|truststore)$/i;

export const javaKeyStore: Rule = {
  code: "kafka/java-key-store",
  severity: "warning",
  summary: "A file of keys has the name of a Java key store",
  why: "ClickHouse's consumer reads PEM alone, and the connectors are told that the files are PEM: from a Java key store (JKS, PKCS #12) neither gets a certificate, and none of them connects.",
  mend: "Export it as PEM: `keytool -exportcert -rfc`, `openssl pkcs12 -nodes`.",
  failing: cluster("/etc/kafka/kafka.truststore"),
  passing: cluster("/etc/kafka/ca.pem"),
  *check(pipeline) {
    for (const cluster of ofKind(pipeline.resources, CLUSTER)) {
      const { tls } = cluster.spec;
      if (tls === undefined || tls === true) continue;
      for (const option of ["ca", "certificate", "key"] as const) {
        const path = tls[option];
        if (typeof path !== "string" || !JAVA.test(path)) continue;
        yield {
          detail: `\`${path}\` of \`${cluster.name}\` looks like one. ${javaKeyStore.mend}`,
          at: within(cluster.origin, "tls", option),
          resource: cluster.address,
        };
      }
    }
  },
};
