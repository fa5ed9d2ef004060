import { among, constant, MINUTE, type Recommended, rising, series, type Watched } from "../recommended.js";

const GROUP = "kafka";

/** Brokers and topics, and how far consumers are behind. */
export function kafkaAlerts(watched: Watched): readonly Recommended[] {
  const { deployed, spec } = watched;
  if (deployed.brokers.length === 0) return [];
  return [
    ...(spec.exporters.kafka === false ? [] : [...consumerAlerts(watched), ...topicAlerts(watched)]),
    ...(spec.exporters.brokers === false ? [] : [brokersDown()]),
    ...(spec.exporters.brokers === false ? [] : brokerAlerts(Math.max(1, deployed.clusters.length))),
  ];
}

function consumerAlerts({ deployed, spec, window }: Watched): readonly Recommended[] {
  const [first] = deployed.consumers;
  if (first === undefined) return [];
  const groups = among("consumergroup", [...new Set(deployed.consumers.map(({ group }) => group))]);
  const partition = { consumergroup: first.group, topic: first.topics[0] ?? "", partition: "0" };
  const lag = series("kafka_consumergroup_lag", partition);
  const offset = series("kafka_consumergroup_current_offset", partition);
  const members = series("kafka_consumergroup_members", { consumergroup: first.group });
  const labels = { consumergroup: first.group, topic: partition.topic };
  const limit = spec.thresholds.consumerLag;
  return [
    {
      name: "ConsumerLag",
      group: GROUP,
      expr: `sum by (consumergroup, topic) (kafka_consumergroup_lag{${groups}}) > ${limit}`,
      for: 5 * MINUTE,
      severity: "warning",
      summary: "{{ $labels.consumergroup }} is behind on {{ $labels.topic }}",
      description: "{{ $value | humanize }} messages wait to be read into ClickHouse.",
      action:
        "Look at inserts that wait or fail in ClickHouse (parts, memory), then at the queue's errors in `system.kafka_consumers`. More consumers help up to the topic's partitions.",
      fires: { series: { [lag]: constant(limit * 2) }, labels },
      silent: { [lag]: constant(Math.floor(limit / 2)) },
    },
    {
      name: "ConsumerStalled",
      group: GROUP,
      expr: `sum by (consumergroup, topic) (kafka_consumergroup_lag{${groups}}) > 0 and sum by (consumergroup, topic) (delta(kafka_consumergroup_current_offset{${groups}}[${window}])) == 0`,
      for: spec.freshness.critical,
      severity: "critical",
      summary: "{{ $labels.consumergroup }} reads nothing of {{ $labels.topic }}",
      description: "{{ $value | humanize }} messages wait, and none was read: the table grows older.",
      action:
        "See `system.kafka_consumers` for the exception that it stops at, and whether the views on the queue are there.",
      fires: { series: { [lag]: constant(5), [offset]: constant(100) }, labels },
      silent: { [lag]: constant(5), [offset]: rising(100, 10) },
    },
    {
      name: "ConsumerGroupEmpty",
      group: GROUP,
      expr: `max by (consumergroup) (kafka_consumergroup_members{${groups}}) == 0`,
      for: 5 * MINUTE,
      severity: "critical",
      summary: "Nobody reads as {{ $labels.consumergroup }}",
      description: "The consumer group has no members: its tables stay as they are.",
      action:
        "See whether ClickHouse runs, the queue is attached and its views are there: without one nothing is read.",
      fires: { series: { [members]: constant(0) }, labels: { consumergroup: first.group } },
      silent: { [members]: constant(1) },
    },
  ];
}

function topicAlerts({ deployed }: Watched): readonly Recommended[] {
  const brokers = series("kafka_brokers", { job: "kafka-exporter", instance: "kafka-exporter:9308" });
  const [topic] = deployed.topics;
  const found: Recommended[] = [];
  if (deployed.brokerCount > 1) {
    found.push({
      name: "KafkaBrokersMissing",
      group: GROUP,
      // Of several clusters each has an exporter of its own.
      expr: `${deployed.clusters.length > 1 ? "sum" : "min"}(kafka_brokers{job="kafka-exporter"}) < ${deployed.brokerCount}`,
      for: 2 * MINUTE,
      severity: "critical",
      summary: `Of ${deployed.brokerCount} Kafka brokers only {{ $value }} are there`,
      description: "Partitions have fewer copies, and one more lost broker may stop writing to them.",
      action: "Start the broker; until it has caught up, stop no other one.",
      fires: { series: { [brokers]: constant(deployed.brokerCount - 1) }, labels: {} },
      silent: { [brokers]: constant(deployed.brokerCount) },
    });
  }
  if (topic === undefined) return found;
  const under = series("kafka_topic_partition_under_replicated_partition", { topic, partition: "0" });
  return [
    ...found,
    {
      name: "KafkaUnderReplicated",
      group: GROUP,
      expr: `sum by (topic) (kafka_topic_partition_under_replicated_partition{${among("topic", deployed.topics)}}) > 0`,
      for: 5 * MINUTE,
      severity: "warning",
      summary: "{{ $value }} partitions of {{ $labels.topic }} have fewer copies than they should",
      description: "Messages written now may be lost with one more broker, or can't be written at all.",
      action: "Look for a broker that is down or has a full or slow disk.",
      fires: { series: { [under]: constant(1) }, labels: { topic } },
      silent: { [under]: constant(0) },
    },
  ];
}

/** One of several that is away is told by their number; this of all. */
function brokersDown(): Recommended {
  const up = (instance: string): string => series("up", { job: "kafka", instance });
  return {
    name: "KafkaDown",
    group: GROUP,
    expr: 'sum by (job) (up{job="kafka"}) == 0 or absent(up{job="kafka"})',
    for: 2 * MINUTE,
    severity: "critical",
    summary: "No broker of Kafka answers",
    description: "Nothing can be written or read: connectors and consumers stand still, and PostgreSQL keeps its WAL.",
    action: "See whether the brokers run, their logs and their disks; what they have on disk is there when they start.",
    fires: { series: { [up("a:9404")]: constant(0), [up("b:9404")]: constant(0) }, labels: { job: "kafka" } },
    also: { "when no broker is there": { series: {}, labels: [{ job: "kafka" }] } },
    silent: { [up("a:9404")]: constant(0), [up("b:9404")]: constant(1) },
  };
}

function brokerAlerts(clusters: number): readonly Recommended[] {
  const broker = { job: "kafka", instance: "kafka:9404" };
  const offline = series("kafka_controller_offline_partitions", broker);
  const controllers = series("kafka_controller_active_controllers", broker);
  return [
    {
      name: "KafkaOfflinePartitions",
      group: GROUP,
      expr: 'max(kafka_controller_offline_partitions{job="kafka"}) > 0',
      for: MINUTE,
      severity: "critical",
      summary: "{{ $value }} partitions of Kafka have no leader",
      description: "They can be neither written nor read: connectors and consumers of their topics stand still.",
      action: "Start the brokers that have their copies. An unclean election loses messages.",
      fires: { series: { [offline]: constant(2) }, labels: {} },
      silent: { [offline]: constant(0) },
    },
    {
      name: "KafkaControllers",
      group: GROUP,
      expr: `sum(kafka_controller_active_controllers{job="kafka"}) != ${clusters}`,
      for: 2 * MINUTE,
      severity: "critical",
      summary: "Kafka has {{ $value }} active controllers",
      description: "In each cluster exactly one must lead: without it no leader is elected and no topic changed.",
      action: "Look at the controllers' logs and their network: a quorum of them must see each other.",
      fires: { series: { [controllers]: constant(0) }, labels: {} },
      silent: { [controllers]: constant(clusters) },
    },
  ];
}
