import { among, constant, type Recommended, rising, series, type Watched } from "../recommended.js";

const GROUP = "loss";

/** What is lost for good, if nobody reads the tables anew. */
export function lossAlerts(watched: Watched): readonly Recommended[] {
  const { deployed, spec } = watched;
  const { kafka, brokers, clickhouse } = spec.exporters;
  const isKafkaThere = deployed.brokers.length > 0;
  return [
    ...(isKafkaThere && kafka !== false ? unread(watched) : []),
    ...(isKafkaThere && brokers !== false ? [uncleanElection(watched)] : []),
    ...(deployed.isReplicated && clickhouse !== false ? [lostParts(watched)] : []),
  ];
}

/** A topic that begins behind the place where its consumer is: what stood between is deleted. */
function unread({ deployed }: Watched): readonly Recommended[] {
  const [first] = deployed.consumers;
  const [topic] = first?.topics ?? [];
  if (first === undefined || topic === undefined) return [];
  const groups = among("consumergroup", [...new Set(deployed.consumers.map(({ group }) => group))]);
  const topics = among("topic", [...new Set(deployed.consumers.flatMap((each) => each.topics))]);
  const oldest = series("kafka_topic_partition_oldest_offset", { topic, partition: "0" });
  const read = series("kafka_consumergroup_current_offset", { consumergroup: first.group, topic, partition: "0" });
  return [
    {
      name: "MessagesLost",
      group: GROUP,
      expr: `max by (consumergroup, topic) (max by (topic, partition) (kafka_topic_partition_oldest_offset{${topics}}) - on (topic, partition) group_right () (max by (consumergroup, topic, partition) (kafka_consumergroup_current_offset{${groups},${topics}}) >= 0)) > 0`,
      severity: "critical",
      summary: "{{ $labels.topic }} has deleted messages that {{ $labels.consumergroup }} had not read",
      description:
        "Up to {{ $value | humanize }} messages of a partition are gone: the topic kept them for less time than the consumer stood still. The table lacks their changes.",
      action:
        "Let the consumer go on, then read the table anew: an incremental snapshot by a row in the source's signal table. Raise the topic's retention.",
      fires: {
        series: { [oldest]: constant(500), [read]: constant(400) },
        labels: { consumergroup: first.group, topic },
      },
      silent: { [oldest]: constant(500), [read]: constant(500) },
    },
  ];
}

function uncleanElection({ window }: Watched): Recommended {
  const labels = { job: "kafka", instance: "kafka:9404" };
  const elections = series("kafka_controller_unclean_leader_elections_total", labels);
  return {
    name: "KafkaUncleanElection",
    group: GROUP,
    expr: `sum(increase(kafka_controller_unclean_leader_elections_total{job="kafka"}[${window}])) > 0`,
    severity: "critical",
    summary: "A broker that lacked messages became leader of a partition",
    description:
      "What only the lost leader had is gone: changes are missing, and consumers may have read what is not there.",
    action:
      "Find the partition in the controller's log; read the tables of its topic anew. Set `unclean.leader.election.enable` to false.",
    fires: { series: { [elections]: rising(0, 1) }, labels: {} },
    silent: { [elections]: constant(0) },
  };
}

function lostParts({ window }: Watched): Recommended {
  const labels = { job: "clickhouse", instance: "clickhouse:9363" };
  const lost = series("ClickHouseProfileEvents_ReplicatedDataLoss", labels);
  return {
    name: "ClickHouseDataLost",
    group: GROUP,
    expr: `increase(ClickHouseProfileEvents_ReplicatedDataLoss{job="clickhouse"}[${window}]) > 0`,
    severity: "critical",
    summary: "A part of a table is on no replica: {{ $labels.instance }} has given it up",
    description: "Its rows are gone from all replicas, and an empty part stands in their place.",
    action:
      "Read `lost_part_count` in `system.replicas` for the table; restore the partition, or read its topics anew.",
    fires: { series: { [lost]: rising(0, 1) }, labels },
    silent: { [lost]: constant(2) },
  };
}
