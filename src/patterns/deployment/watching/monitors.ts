import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { clickHousePlace } from "../clickhouse/place.js";
import { METRICS } from "../clickhouse/ports.js";
import { collectorsOf } from "../collectors.js";
import { CONNECT, connectorsOf, kafkaPlace } from "../kafka/place.js";
import { object, type Placed, type Scope, selectorOf } from "../placed.js";
import { exporterName } from "./exporters.js";

const API = "monitoring.coreos.com/v1";

/** A PodMonitor or ServiceMonitor for each part that exposes metrics. */
export function monitors(scope: Scope): readonly Placed[] {
  if (scope.spec.monitoring === undefined) return [];
  const kafka = kafkaPlace(scope);
  const clickhouse = clickHousePlace(scope);
  const strimzi = { port: "tcp-prometheus" };
  return [
    ...(kafka === undefined
      ? []
      : [
          podMonitor(scope, "kafka", { "strimzi.io/cluster": kafka.name, "strimzi.io/kind": "Kafka" }, strimzi),
          ...(connectorsOf(scope).length === 0
            ? []
            : [
                podMonitor(
                  scope,
                  "connect",
                  { "strimzi.io/cluster": CONNECT, "strimzi.io/kind": "KafkaConnect" },
                  strimzi,
                ),
              ]),
        ]),
    ...(clickhouse === undefined
      ? []
      : [podMonitor(scope, "clickhouse", selectorOf("clickhouse"), { port: METRICS.name })]),
    ...(clickhouse === undefined || clickhouse.keepers === 0
      ? []
      : [podMonitor(scope, "keeper", selectorOf("keeper"), { port: METRICS.name })]),
    ...ofKind(scope.pipeline.resources.values(), SOURCE).map((source) => serviceMonitor(scope, exporterName(source))),
    ...collectorsOf(scope).map(({ name }) => podMonitor(scope, name, selectorOf(name), { port: "metrics" })),
  ];
}

function placed(scope: Scope, manifest: Placed["manifest"]): Placed {
  return { file: "monitoring/monitors.yaml", from: [scope.cluster.address], manifest };
}

function podMonitor(scope: Scope, name: string, matchLabels: JsonObject, endpoint: JsonObject): Placed {
  return placed(
    scope,
    object(
      scope,
      { apiVersion: API, kind: "PodMonitor", name, component: "monitoring" },
      { spec: { selector: { matchLabels }, podMetricsEndpoints: [{ path: "/metrics", ...endpoint }] } },
    ),
  );
}

function serviceMonitor(scope: Scope, name: string): Placed {
  return placed(
    scope,
    object(
      scope,
      { apiVersion: API, kind: "ServiceMonitor", name, component: "monitoring" },
      { spec: { selector: { matchLabels: selectorOf(name) }, endpoints: [{ port: "metrics", path: "/metrics" }] } },
    ),
  );
}
