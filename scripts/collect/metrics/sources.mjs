// Components that cannot be run here, from what their sources define.
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const list = (type, text) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([name, ...labels]) => ({ name, type, labels: labels.sort() }));

export function kafkaExporter() {
  const metrics = list(
    "gauge",
    `kafka_brokers
    kafka_broker_info address id
    kafka_topic_partitions topic
    kafka_topic_partition_current_offset partition topic
    kafka_topic_partition_oldest_offset partition topic
    kafka_topic_partition_leader partition topic
    kafka_topic_partition_replicas partition topic
    kafka_topic_partition_in_sync_replica partition topic
    kafka_topic_partition_leader_is_preferred partition topic
    kafka_topic_partition_under_replicated_partition partition topic
    kafka_consumergroup_current_offset consumergroup partition topic
    kafka_consumergroup_current_offset_sum consumergroup topic
    kafka_consumergroup_lag consumergroup partition topic
    kafka_consumergroup_lag_sum consumergroup topic
    kafka_consumergroup_members consumergroup
    kafka_exporter_build_info branch goarch goos goversion revision tags version`,
  );
  return {
    component: "kafka_exporter",
    version: "1.9.0",
    source: "danielqsj/kafka_exporter 1.9.0, kafka_exporter.go",
    uncollected: "no registry that is reached here has it; the live tests compare it where they are told of a program",
    metrics: metrics.map((metric) => ({
      ...metric,
      when: metric.name.startsWith("kafka_consumergroup_") ? "of groups that have committed an offset" : "",
    })),
  };
}

export function grafana() {
  return {
    component: "grafana",
    version: "12.1.1",
    source: "grafana/grafana, pkg/infra/metrics/metrics.go: those that tell whether it serves",
    uncollected: "Grafana's server is in no registry that is reached here",
    metrics: [
      ...list(
        "counter",
        `grafana_instance_start_total
        grafana_page_response_status_total code
        grafana_api_response_status_total code
        grafana_proxy_response_status_total code
        grafana_alerting_notification_sent_total type
        grafana_alerting_notification_failed_total type
        grafana_rendering_request_total status type`,
      ),
      ...list(
        "gauge",
        `grafana_alerting_active_alerts
        grafana_rendering_queue_size
        grafana_stat_totals_dashboard
        grafana_stat_totals_folder
        grafana_stat_total_users
        grafana_stat_active_users
        grafana_stat_total_orgs
        grafana_build_info branch edition goversion revision version`,
      ),
      ...list("summary", "grafana_api_dashboard_get_milliseconds\ngrafana_api_dataproxy_request_all_milliseconds"),
    ],
  };
}

const VERSION = "2.20.0";
const WHEN = "for labels and annotations that --metric-labels-allowlist and --metric-annotations-allowlist name";

/** Labels that the tables have wrong, as the program has them: test/live/kube-state-metrics.test.ts. */
const MENDED = {
  kube_endpointslice_endpoints: (labels) => labels.map((each) => (each === "nodename" ? "endpoint_nodename" : each)),
  kube_node_spec_taint: (labels) => [...labels, "effect", "value"],
  kube_persistentvolumeclaim_status_condition: (labels) => labels.map((each) => (each === "type" ? "condition" : each)),
};

/** Reads the tables of docs/metrics in a clone of kube-state-metrics that HEADRACE_KUBE_STATE_METRICS names. */
export function kubeStateMetrics() {
  const clone = process.env.HEADRACE_KUBE_STATE_METRICS;
  if (clone === undefined) throw new Error("HEADRACE_KUBE_STATE_METRICS names no clone of kube-state-metrics");
  const git = (...parameters) => execFileSync("git", ["-C", clone, ...parameters], { encoding: "utf8" });
  const files = git("ls-tree", "-r", "--name-only", "HEAD", "docs/metrics").trim().split("\n");
  const metrics = new Map();
  for (const file of files) {
    for (const line of git("show", `HEAD:${file}`).split("\n")) {
      const [, name, type, rest] = /^\|\s*(kube_\w+)\s*\|\s*(\w+)\s*\|(.*)$/.exec(line) ?? [];
      if (name === undefined) continue;
      const written = [...rest.matchAll(/`(\w+)`\s*=/g)].map((found) => found[1]).filter((each) => !/[A-Z]/.test(each));
      // Named after the objects' own: label_app, annotation_owner.
      const own = /_(label|annotation)s$/.exec(name)?.[1];
      const labels = own === undefined ? written : [...written, `${own}_*`];
      metrics.set(name, {
        name,
        type: type.toLowerCase() === "counter" ? "counter" : "gauge",
        labels: [...new Set(MENDED[name]?.(labels) ?? labels)].sort(),
        when: /_(labels|annotations)$/.test(name) ? WHEN : "",
      });
    }
  }
  return {
    component: "kube-state-metrics",
    version: VERSION,
    source: `kubernetes/kube-state-metrics v${VERSION}, ${join("docs", "metrics")}`,
    uncollected: "not every kind of object is there without a cluster; what is, the live tests compare",
    metrics: [...metrics.values()],
  };
}
