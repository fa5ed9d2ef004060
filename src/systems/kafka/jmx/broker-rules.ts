import type { JmxRule, JmxRules } from "./rule.js";

const bean = (domain: string, type: string, name: string, more = ""): string =>
  `kafka.${domain}<type=${type}, name=${name}${more}><>`;

const gauge = (pattern: string, name: string): JmxRule => ({ pattern: `${pattern}Value`, name, type: "GAUGE" });
const counter = (pattern: string, name: string): JmxRule => ({ pattern: `${pattern}Count`, name, type: "COUNTER" });

const replicas = (name: string): string => bean("server", "ReplicaManager", name);
const controller = (name: string): string => bean("controller", "KafkaController", name);
/** Of all topics together: a series a topic would be many, and kafka_exporter tells what each has. */
const traffic = (name: string): string => bean("server", "BrokerTopicMetrics", name);
/** What clients and followers wait for. */
const WAITED_FOR = ["Produce", "FetchConsumer", "FetchFollower", "Fetch"] as const;
const REQUESTS = `, request=(${WAITED_FOR.join("|")})`;

/** Beans by their whole names: a broker has thousands, and to read all of a type takes it seconds. */
const named = (domain: string, type: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `kafka.${domain}:type=${type},name=${name}`);

const requests = (name: string, more = ""): readonly string[] =>
  WAITED_FOR.map((request) => `kafka.network:type=RequestMetrics,name=${name},request=${request}${more}`);

/** Of each listener, by the threads that it has. */
const LISTENER = 'kafka.server<type=socket-server-metrics, listener="?([^",>]+)"?, networkProcessor=(\\d+)><>';
const logins = (attribute: string, name: string): JmxRule => ({
  pattern: `${LISTENER}${attribute}-total`,
  name,
  type: "COUNTER",
  labels: { listener: "$1", processor: "$2" },
});

/** What a broker exposes: traffic, replication, the controller, requests, logins, disks. */
export const brokerRules: JmxRules = {
  includeObjectNames: [
    ...named("server", "BrokerTopicMetrics", "BytesInPerSec", "BytesOutPerSec", "BytesRejectedPerSec"),
    ...named("server", "BrokerTopicMetrics", "MessagesInPerSec"),
    ...named("server", "BrokerTopicMetrics", "FailedProduceRequestsPerSec", "FailedFetchRequestsPerSec"),
    ...named("server", "ReplicaManager", "UnderReplicatedPartitions", "UnderMinIsrPartitionCount"),
    ...named("server", "ReplicaManager", "AtMinIsrPartitionCount", "OfflineReplicaCount", "PartitionCount"),
    ...named(
      "server",
      "ReplicaManager",
      "LeaderCount",
      "IsrShrinksPerSec",
      "IsrExpandsPerSec",
      "FailedIsrUpdatesPerSec",
    ),
    ...named("server", "KafkaRequestHandlerPool", "RequestHandlerAvgIdlePercent"),
    ...named("server", "KafkaServer", "BrokerState"),
    "kafka.server:type=socket-server-metrics,listener=*,networkProcessor=*",
    "kafka.controller:type=KafkaController,*",
    ...named("controller", "ControllerStats", "UncleanLeaderElectionsPerSec"),
    ...requests("RequestsPerSec", ",version=*"),
    ...requests("ErrorsPerSec", ",error=*"),
    ...requests("TotalTimeMs"),
    ...named("network", "RequestChannel", "RequestQueueSize"),
    ...named("network", "SocketServer", "NetworkProcessorAvgIdlePercent"),
    ...named("log", "LogManager", "OfflineLogDirectoryCount"),
  ],
  rules: [
    counter(traffic("BytesInPerSec"), "kafka_server_bytes_in_total"),
    counter(traffic("BytesOutPerSec"), "kafka_server_bytes_out_total"),
    counter(traffic("BytesRejectedPerSec"), "kafka_server_bytes_rejected_total"),
    counter(traffic("MessagesInPerSec"), "kafka_server_messages_in_total"),
    counter(traffic("FailedProduceRequestsPerSec"), "kafka_server_failed_produce_requests_total"),
    counter(traffic("FailedFetchRequestsPerSec"), "kafka_server_failed_fetch_requests_total"),
    gauge(replicas("UnderReplicatedPartitions"), "kafka_server_under_replicated_partitions"),
    gauge(replicas("UnderMinIsrPartitionCount"), "kafka_server_under_min_isr_partitions"),
    gauge(replicas("AtMinIsrPartitionCount"), "kafka_server_at_min_isr_partitions"),
    gauge(replicas("OfflineReplicaCount"), "kafka_server_offline_replicas"),
    gauge(replicas("PartitionCount"), "kafka_server_partitions"),
    gauge(replicas("LeaderCount"), "kafka_server_leaders"),
    counter(replicas("IsrShrinksPerSec"), "kafka_server_isr_shrinks_total"),
    counter(replicas("IsrExpandsPerSec"), "kafka_server_isr_expands_total"),
    counter(replicas("FailedIsrUpdatesPerSec"), "kafka_server_failed_isr_updates_total"),
    {
      pattern: `${bean("server", "KafkaRequestHandlerPool", "RequestHandlerAvgIdlePercent")}OneMinuteRate`,
      name: "kafka_server_request_handler_idle_ratio",
      type: "GAUGE",
    },
    gauge(bean("server", "KafkaServer", "BrokerState"), "kafka_server_broker_state"),
    gauge(controller("ActiveControllerCount"), "kafka_controller_active_controllers"),
    gauge(controller("OfflinePartitionsCount"), "kafka_controller_offline_partitions"),
    gauge(controller("PreferredReplicaImbalanceCount"), "kafka_controller_preferred_replica_imbalance"),
    gauge(controller("ActiveBrokerCount"), "kafka_controller_active_brokers"),
    gauge(controller("FencedBrokerCount"), "kafka_controller_fenced_brokers"),
    gauge(controller("GlobalTopicCount"), "kafka_controller_topics"),
    gauge(controller("GlobalPartitionCount"), "kafka_controller_partitions"),
    gauge(controller("MetadataErrorCount"), "kafka_controller_metadata_errors"),
    gauge(controller("LastAppliedRecordLagMs"), "kafka_controller_last_applied_record_lag_ms"),
    counter(
      bean("controller", "ControllerStats", "UncleanLeaderElectionsPerSec"),
      "kafka_controller_unclean_leader_elections_total",
    ),
    {
      ...counter(
        bean("network", "RequestMetrics", "RequestsPerSec", `${REQUESTS}, version=(\\d+)`),
        "kafka_network_requests_total",
      ),
      labels: { request: "$1", version: "$2" },
    },
    {
      ...counter(
        bean("network", "RequestMetrics", "ErrorsPerSec", `${REQUESTS}, error=(\\w+)`),
        "kafka_network_request_errors_total",
      ),
      labels: { request: "$1", error: "$2" },
    },
    {
      pattern: `${bean("network", "RequestMetrics", "TotalTimeMs", REQUESTS)}(50|99)thPercentile`,
      name: "kafka_network_request_time_ms",
      type: "GAUGE",
      labels: { request: "$1", percentile: "$2" },
    },
    logins("failed-authentication", "kafka_server_failed_authentications_total"),
    logins("successful-authentication", "kafka_server_successful_authentications_total"),
    gauge(bean("network", "RequestChannel", "RequestQueueSize"), "kafka_network_request_queue_size"),
    gauge(bean("network", "SocketServer", "NetworkProcessorAvgIdlePercent"), "kafka_network_processor_idle_ratio"),
    gauge(bean("log", "LogManager", "OfflineLogDirectoryCount"), "kafka_log_offline_directories"),
  ],
};
