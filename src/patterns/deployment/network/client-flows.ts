import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { USER as CLICKHOUSE_USER } from "../../../systems/clickhouse/schema/access/user.js";
import { CONSUMER_GROUP, USER as KAFKA_USER } from "../../../systems/kafka/schema.js";
import type { PeerSpec } from "../../../systems/kubernetes/schema/cluster.js";
import { clientPorts } from "../clickhouse/client.js";
import { clickHousePlace } from "../clickhouse/place.js";
import { kafkaPlace } from "../kafka/place.js";
import { type Scope, selectorOf } from "../placed.js";
import { type End, type Flow, pods } from "./ends.js";

/** Who may be let in: groups and users of Kafka and users of ClickHouse, where these run here. */
export function clientsOf(scope: Scope): {
  readonly kafka: readonly Resource[];
  readonly clickhouse: readonly Resource[];
} {
  const { resources } = scope.pipeline;
  return {
    kafka:
      kafkaPlace(scope) === undefined ? [] : [...ofKind(resources, CONSUMER_GROUP), ...ofKind(resources, KAFKA_USER)],
    clickhouse: clickHousePlace(scope) === undefined ? [] : ofKind(resources, CLICKHOUSE_USER),
  };
}

/** What clients outside of the pipeline ask, from where `clients` says that they are. */
export function* clientFlows(scope: Scope): Iterable<Flow> {
  const { kafka, clickhouse } = clientsOf(scope);
  const place = kafkaPlace(scope);
  for (const [name, peer] of Object.entries(scope.spec.clients)) {
    const from = clientEnd(scope, name, peer);
    if (place !== undefined && kafka.some((each) => each.name === name)) {
      const brokers = { "strimzi.io/cluster": place.name, "strimzi.io/name": `${place.name}-kafka` };
      yield { from, to: pods("kafka", brokers), ports: [{ port: place.port }] };
    }
    if (clickhouse.some((each) => each.name === name))
      yield { from, to: pods("clickhouse", selectorOf("clickhouse")), ports: clientPorts(scope) };
  }
}

/** In the namespace itself pods need their way out, too. */
function clientEnd({ spec }: Scope, name: string, { cidr, namespace = spec.namespace, labels }: PeerSpec): End {
  if (cidr !== undefined) return { type: "addresses", name, cidr };
  if (namespace === spec.namespace && labels !== undefined) return pods(`client-${name}`, labels);
  return { type: "namespace", name, namespace, ...(labels === undefined ? {} : { labels }) };
}
