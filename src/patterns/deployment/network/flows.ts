import { ofKind } from "../../../compiler/model/resource.js";
import { BACKUP } from "../../../systems/clickhouse/schema/backup.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { BACKUPS } from "../clickhouse/backups.js";
import { clientPort, clientPorts } from "../clickhouse/client.js";
import { clickHousePlace } from "../clickhouse/place.js";
import { interserverPorts, keeperPort, METRICS, metricsPort, portsOf, RAFT } from "../clickhouse/ports.js";
import { CONNECT, connectorsOf, kafkaPlace } from "../kafka/place.js";
import { type Scope, selectorOf } from "../placed.js";
import { exporterName } from "../watching/exporters.js";
import { measuresJobs, measuresPort } from "../watching/measures.js";
import { alertmanagerFlows } from "./alertmanager-flows.js";
import { archiveFlows } from "./archive-flows.js";
import { clientFlows } from "./client-flows.js";
import { collectorFlows } from "./collector-flows.js";
import { type End, type Flow, hostEnd, pods } from "./ends.js";
import { scrapedTargets } from "./targets.js";

const REPLICATION = 9091;
const CONTROL = 9090;
const AGENT = 8443;
const CONNECT_API = 8083;
const STRIMZI_METRICS = 9404;
const KUBERNETES: End = { type: "anywhere", name: "the Kubernetes API" };
const API_PORTS = [{ port: 443 }, { port: 6443 }];

/** Everything that the parts of the deployment say to each other and to what is outside. */
export function flowsOf(scope: Scope): readonly Flow[] {
  const prometheus = operator(scope, "prometheus");
  return [
    ...kafkaFlows(scope),
    ...connectFlows(scope),
    ...clickHouseFlows(scope),
    ...clientFlows(scope),
    ...watchingFlows(scope),
    ...archiveFlows(scope),
    ...collectorFlows(scope, prometheus),
    ...alertmanagerFlows(scope, prometheus),
  ];
}

/** Prometheus may run where it all does: then its pods, by the operator's label, need their way out, too. */
function operator(scope: Scope, which: "strimzi" | "altinity" | "prometheus" | "grafana"): End {
  if (which === "prometheus" && scope.spec.operators.prometheus === scope.spec.namespace)
    return pods("prometheus", selectorOf("prometheus"));
  return { type: "namespace", name: `${which}'s namespace`, namespace: scope.spec.operators[which] };
}

const flow = (from: End, to: End, ...ports: readonly number[]): Flow => ({
  from,
  to,
  ports: ports.map((port) => ({ port })),
});

function strimziPods(cluster: string, name: string, kind: string): End {
  return pods(name, { "strimzi.io/cluster": cluster, "strimzi.io/name": `${cluster}-${kind}` });
}

function* kafkaFlows(scope: Scope): Iterable<Flow> {
  const kafka = kafkaPlace(scope);
  if (kafka === undefined) return;
  const brokers = strimziPods(kafka.name, "kafka", "kafka");
  const entity = strimziPods(kafka.name, "kafka-operators", "entity-operator");
  const exporter = strimziPods(kafka.name, "kafka-exporter", "kafka-exporter");
  yield flow(brokers, brokers, CONTROL, REPLICATION);
  yield flow(entity, brokers, REPLICATION);
  yield { from: entity, to: KUBERNETES, ports: API_PORTS };
  yield flow(operator(scope, "strimzi"), brokers, CONTROL, REPLICATION, AGENT);
  yield flow(operator(scope, "strimzi"), entity, 8080, 8081);
  if (scope.spec.zones !== undefined) yield { from: brokers, to: KUBERNETES, ports: API_PORTS };
  if (scope.spec.monitoring === undefined) return;
  yield flow(exporter, brokers, REPLICATION);
  yield flow(operator(scope, "prometheus"), brokers, STRIMZI_METRICS);
  yield flow(operator(scope, "prometheus"), exporter, STRIMZI_METRICS);
}

function* connectFlows(scope: Scope): Iterable<Flow> {
  const kafka = kafkaPlace(scope);
  if (kafka === undefined || connectorsOf(scope).length === 0) return;
  const workers = pods("connect", { "strimzi.io/cluster": CONNECT, "strimzi.io/kind": "KafkaConnect" });
  yield flow(workers, strimziPods(kafka.name, "kafka", "kafka"), kafka.port);
  yield flow(workers, workers, CONNECT_API);
  yield flow(operator(scope, "strimzi"), workers, CONNECT_API);
  for (const source of ofKind(scope.pipeline.resources, SOURCE))
    yield flow(workers, hostEnd(scope, source.spec.host), source.spec.port);
  if (scope.spec.monitoring !== undefined) yield flow(operator(scope, "prometheus"), workers, STRIMZI_METRICS);
}

function* clickHouseFlows(scope: Scope): Iterable<Flow> {
  const place = clickHousePlace(scope);
  if (place === undefined) return;
  const servers = pods("clickhouse", selectorOf("clickhouse"));
  const keepers = pods("keeper", selectorOf("keeper"));
  const ports = portsOf(scope).map(({ port }) => port);
  const asked = clientPorts(scope).map(({ port }) => port);
  const native = [clientPort(scope)?.port].filter((port) => port !== undefined);
  const kafka = kafkaPlace(scope);
  if (place.shards * place.replicas > 1)
    yield flow(servers, servers, ...ports, ...interserverPorts(scope).map(({ port }) => port));
  if (place.keepers > 0) {
    yield flow(servers, keepers, keeperPort(scope).port);
    yield flow(keepers, keepers, RAFT.port);
  }
  if (kafka !== undefined) yield flow(servers, strimziPods(kafka.name, "kafka", "kafka"), kafka.port);
  yield flow(operator(scope, "altinity"), servers, ...ports);
  yield flow(pods("clickhouse-schema", selectorOf("clickhouse-schema")), servers, ...native);
  const backups = ofKind(scope.pipeline.resources, BACKUP);
  if (backups.length > 0) yield flow(pods(BACKUPS, selectorOf(BACKUPS)), servers, ...native);
  for (const { spec } of backups) {
    if (!("s3" in spec.to)) continue;
    const { hostname, port, protocol } = new URL(spec.to.s3);
    yield flow(servers, hostEnd(scope, hostname), Number(port) || (protocol === "http:" ? 80 : 443));
  }
  if (scope.spec.grafana !== undefined) yield flow(operator(scope, "grafana"), servers, ...asked);
  if (scope.spec.monitoring === undefined) return;
  const measured = measuresJobs(scope).length === 0 ? undefined : measuresPort(scope)?.port;
  const scraped = [metricsPort(scope).port, measured].filter((port) => port !== undefined);
  yield flow(operator(scope, "prometheus"), servers, ...new Set(scraped));
  if (place.keepers > 0) yield flow(operator(scope, "prometheus"), keepers, METRICS.port);
}

function* watchingFlows(scope: Scope): Iterable<Flow> {
  if (scope.spec.monitoring !== undefined) {
    for (const source of ofKind(scope.pipeline.resources, SOURCE)) {
      const name = exporterName(source);
      yield flow(pods(name, selectorOf(name)), hostEnd(scope, source.spec.host), source.spec.port);
      yield flow(operator(scope, "prometheus"), pods(name, selectorOf(name)), 9187);
    }
  }
  const prometheus = operator(scope, "prometheus");
  // There it finds what monitors select.
  if (scope.spec.monitoring !== undefined && prometheus.type === "pods")
    yield { from: prometheus, to: KUBERNETES, ports: API_PORTS };
  for (const { to, port } of scrapedTargets(scope))
    if (prometheus.type === "pods" || to.type === "pods") yield flow(prometheus, to, port);
}
