import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { scopeOf } from "../../derived.js";
import { kafkaPlace } from "../../kafka/place.js";
import { onKubernetes } from "../cases.js";

export const untrustedBrokers: Rule = {
  code: "kubernetes/untrusted-brokers",
  severity: "error",
  summary: "The brokers' certificates are trusted by nobody",
  why: "Strimzi signs them with an authority of its own, which neither Java nor OpenSSL knows: ClickHouse's queues and the connectors' own clients refuse the brokers.",
  mend: 'Name a file for the authority, `tls: { ca: "/certs/kafka-ca.pem" }`: it is mounted there from the Secret that Strimzi makes.',
  failing: onKubernetes("", ", tls: true"),
  passing: onKubernetes("", ', tls: { ca: "/certs/kafka-ca.pem" }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    const kafka = scope === undefined ? undefined : kafkaPlace(scope);
    const tls = kafka?.resource.spec.tls;
    if (kafka === undefined || tls === undefined || (tls !== true && tls.ca !== undefined)) return;
    const { name, origin, address } = kafka.resource;
    yield {
      detail: `\`${name}\` names no \`ca\`. ${untrustedBrokers.mend}`,
      at: within(origin, "tls"),
      resource: address,
    };
  },
};
