import { ofKind } from "../../../compiler/model/resource.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { clickHousePlace } from "../clickhouse/place.js";
import { METRICS, metricsPort, serverOf } from "../clickhouse/ports.js";
import { collectorsOf } from "../collectors/place.js";
import { CONNECT, connectorsOf, kafkaPlace } from "../kafka/place.js";
import { objectName } from "../names.js";
import { type Placed, type Scope, selectorOf } from "../placed.js";
import { exporterName } from "./exporters.js";
import { measuresMonitors } from "./measures.js";
import { monitor } from "./monitor.js";
import { overTls } from "./over-tls.js";
import { ownJobs } from "./own-jobs.js";

const STRIMZI = { port: "tcp-prometheus" };

/** A PodMonitor or ServiceMonitor for each part that exposes metrics, by the jobs' names that alerts have for it. */
export function monitors(scope: Scope): readonly Placed[] {
  if (scope.spec.monitoring === undefined) return [];
  // What has its name in the author's own words is scraped by these alone, or each series would be there twice.
  const replaced = new Set(ownJobs(scope).map(({ name }) => objectName(name)));
  return [
    ...kafkaMonitors(scope),
    ...clickHouseMonitors(scope),
    ...ofKind(scope.pipeline.resources, SOURCE).map((source) =>
      monitor(scope, "ServiceMonitor", `postgres-${source.name}`, selectorOf(exporterName(source)), {
        port: "metrics",
      }),
    ),
    // One job for all, as alerts and dashboards know them.
    ...collectorsOf(scope).flatMap(({ name, metrics }) =>
      metrics === undefined
        ? []
        : [monitor(scope, "PodMonitor", "collector", selectorOf(name), { port: "metrics" }, name)],
    ),
  ].filter(({ manifest }) => manifest.kind === "Secret" || !replaced.has(manifest.metadata.name));
}

function kafkaMonitors(scope: Scope): readonly Placed[] {
  const kafka = kafkaPlace(scope);
  if (kafka === undefined) return [];
  const part = (of: string) => ({ "strimzi.io/cluster": kafka.name, "strimzi.io/name": `${kafka.name}-${of}` });
  const workers = { "strimzi.io/cluster": CONNECT, "strimzi.io/kind": "KafkaConnect" };
  return [
    monitor(scope, "PodMonitor", "kafka", part("kafka"), STRIMZI),
    monitor(scope, "PodMonitor", "kafka-exporter", part("kafka-exporter"), STRIMZI),
    ...(connectorsOf(scope).length === 0 ? [] : [monitor(scope, "PodMonitor", "connect", workers, STRIMZI)]),
  ];
}

function clickHouseMonitors(scope: Scope): readonly Placed[] {
  const place = clickHousePlace(scope);
  if (place === undefined) return [];
  const port = metricsPort(scope);
  const servers = { port: port.name, path: serverOf(scope)?.prometheus?.path ?? "/metrics", ...overTls(scope, port) };
  const keepers = { port: METRICS.name };
  return [
    monitor(scope, "PodMonitor", "clickhouse", selectorOf("clickhouse"), servers),
    ...(place.keepers === 0 ? [] : [monitor(scope, "PodMonitor", "keeper", selectorOf("keeper"), keepers)]),
    ...measuresMonitors(scope),
  ];
}
