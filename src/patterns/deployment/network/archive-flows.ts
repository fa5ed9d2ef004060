import { ofKind, resourceAt } from "../../../compiler/model/resource.js";
import { BACKUP as CONFIGURATION } from "../../../systems/kubernetes/schema/backup.js";
import { BACKUP } from "../../../systems/postgres/schema/backup.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { kafkaBackups } from "../archives/kafka.js";
import { configurationName, kafkaName, postgresName } from "../archives/planned.js";
import { receiverName } from "../archives/postgres.js";
import { CONNECT, connectorsOf, kafkaPlace } from "../kafka/place.js";
import { type Scope, selectorOf } from "../placed.js";
import { type Flow, hostEnd, pods } from "./ends.js";

const CONNECT_API = 8083;

/** What backups are read from. */
export function* archiveFlows(scope: Scope): Iterable<Flow> {
  const all = [...scope.pipeline.resources.values()];
  for (const backup of ofKind(all, BACKUP)) {
    const source = resourceAt(scope.pipeline.resources, backup.spec.of.$ref, SOURCE);
    if (source === undefined || !("volume" in backup.spec.to)) continue;
    const to = hostEnd(scope, source.spec.host);
    for (const name of [postgresName(backup), receiverName(backup)])
      yield { from: pods(name, selectorOf(name)), to, ports: [{ port: source.spec.port }] };
  }
  const kafka = kafkaPlace(scope);
  if (kafka === undefined) return;
  const brokers = pods("kafka", { "strimzi.io/cluster": kafka.name, "strimzi.io/name": `${kafka.name}-kafka` });
  for (const backup of kafkaBackups(scope)) {
    if (!("volume" in backup.spec.to)) continue;
    const name = kafkaName(backup);
    yield { from: pods(name, selectorOf(name)), to: brokers, ports: [{ port: kafka.port }] };
  }
  if (connectorsOf(scope).length === 0) return;
  const workers = pods("connect", { "strimzi.io/cluster": CONNECT, "strimzi.io/kind": "KafkaConnect" });
  for (const backup of ofKind(all, CONFIGURATION)) {
    const name = configurationName(backup);
    yield { from: pods(name, selectorOf(name)), to: workers, ports: [{ port: CONNECT_API }] };
  }
}
