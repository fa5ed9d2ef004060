import type { JsonObject } from "../../../compiler/model/json.js";
import { objectName } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";

/**
 * What is scraped of some pods. Alerts and dashboards know targets by their job, as prometheus.yml calls it: the operator
 * would call it after the monitor and its namespace.
 */
export function monitor(
  scope: Scope,
  kind: "PodMonitor" | "ServiceMonitor",
  job: string,
  matchLabels: JsonObject,
  endpoint: JsonObject,
  name = job,
): Placed {
  const relabelings = [{ action: "replace", targetLabel: "job", replacement: job }];
  const endpoints = [{ path: "/metrics", ...endpoint, relabelings }];
  const field = kind === "PodMonitor" ? "podMetricsEndpoints" : "endpoints";
  return {
    file: "monitoring/monitors.yaml",
    from: [scope.cluster.address],
    manifest: object(
      scope,
      { apiVersion: "monitoring.coreos.com/v1", kind, name: objectName(name), component: "monitoring" },
      { spec: { selector: { matchLabels }, [field]: endpoints } },
    ),
  };
}
