import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { scopeOf } from "../../derived.js";
import { bootstrapHost, kafkaPlace } from "../../kafka/place.js";
import { onKubernetes } from "../cases.js";

export const unreachableBrokers: Rule = {
  code: "kubernetes/unreachable-brokers",
  severity: "error",
  summary: "The brokers' hosts are not those that Strimzi makes",
  why: "ClickHouse's queues and Connect begin with the brokers that the config names. A host that no Service has is looked up for ever, while everything else looks healthy.",
  mend: "Name the bootstrap Service that Strimzi makes, and nothing else.",
  failing: onKubernetes("").replace("kafka-kafka-bootstrap:9092", "kafka:9092"),
  passing: onKubernetes(""),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    const kafka = scope === undefined ? undefined : kafkaPlace(scope);
    if (scope === undefined || kafka === undefined) return;
    const host = bootstrapHost(kafka);
    const { namespace } = scope.spec;
    const known = [host, `${host}.${namespace}`, `${host}.${namespace}.svc`, `${host}.${namespace}.svc.cluster.local`];
    for (const [index, broker] of kafka.resource.spec.brokers.entries()) {
      if (known.includes(broker.slice(0, broker.lastIndexOf(":")))) continue;
      const isMade = kafka.resource.madeBy !== undefined;
      yield {
        detail: `\`${broker}\` is not there. ${isMade ? `Declare the cluster: \`kafka.cluster("kafka", { brokers: ["${host}:${kafka.port}"] })\`.` : `Write \`brokers: ["${host}:${kafka.port}"]\`.`}`,
        at: isMade ? within(scope.cluster.origin, "kafka") : within(kafka.resource.origin, "brokers", index),
        resource: isMade ? scope.cluster.address : kafka.resource.address,
      };
      return;
    }
  },
};
