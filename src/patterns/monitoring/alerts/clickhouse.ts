import { durationText } from "../../../systems/prometheus/public.js";
import { downOrMissing, instance, missingTests, targets } from "../absence.js";
import { memoryLimit } from "../memory.js";
import { constant, MINUTE, type Recommended, rising, SECOND, series, type Watched } from "../recommended.js";

const GROUP = "clickhouse";
const SERVER = { job: "clickhouse", instance: "clickhouse:9363" };
const JOB = '{job="clickhouse"}';

/** Servers, their parts, inserts, replicas and consumers. */
export function clickHouseAlerts(watched: Watched): readonly Recommended[] {
  const { deployed, spec } = watched;
  if (!deployed.hasClickHouse || spec.exporters.clickhouse === false) return [];
  return [
    down(deployed.serverCount),
    ...gauges(watched),
    ...events(watched),
    ...(deployed.isReplicated ? replicas(watched) : []),
  ];
}

function down(count: number): Recommended {
  const servers = [{ job: "clickhouse", count }];
  return {
    name: "ClickHouseDown",
    group: GROUP,
    expr: downOrMissing(servers),
    // As long as one takes to start again.
    for: 2 * MINUTE,
    severity: "critical",
    summary:
      "ClickHouse {{ if $labels.instance }}at {{ $labels.instance }} does not answer{{ else }}is missing{{ end }}",
    description: "Its tables can't be read there, and nothing of what waits in Kafka arrives.",
    action:
      "See whether the server runs, its log and its disk; what was not read waits in Kafka for the topics' retention.",
    fires: { series: targets(servers, { down: 1 }), labels: { job: "clickhouse", instance: instance(0) } },
    also: missingTests(servers),
    silent: targets(servers),
  };
}

interface Gauge {
  readonly name: string;
  readonly metric: string;
  readonly limit: number;
  readonly for: number;
  readonly severity: Recommended["severity"];
  readonly summary: string;
  readonly description: string;
  readonly action: string;
}

function gauge({ name, metric, limit, for: time, severity, summary, description, action }: Gauge): Recommended {
  const full = `ClickHouse${metric}`;
  return {
    name,
    group: GROUP,
    expr: `${full}${JOB} > ${limit}`,
    for: time,
    severity,
    summary,
    description,
    action,
    fires: { series: { [series(full, SERVER)]: constant(limit * 2 + 1) }, labels: SERVER },
    silent: { [series(full, SERVER)]: constant(Math.floor(limit / 2)) },
  };
}

function gauges({ spec }: Watched): readonly Recommended[] {
  const memory = series("ClickHouseMetrics_MemoryTracking", SERVER);
  const total = series("ClickHouseAsyncMetrics_OSMemoryTotal", SERVER);
  const limit = series("ClickHouseAsyncMetrics_CGroupMemoryTotal", SERVER);
  const { parts, usage } = spec.thresholds;
  return [
    gauge({
      name: "ClickHouseTooManyParts",
      metric: "AsyncMetrics_MaxPartCountForPartition",
      limit: parts,
      for: 10 * MINUTE,
      severity: "warning",
      summary: "A partition at {{ $labels.instance }} has {{ $value }} parts",
      description: "Merges do not keep up with inserts: from 1000 parts on inserts are delayed, from 3000 on refused.",
      action:
        "Insert fewer and larger blocks; look in `system.merges` and `system.parts` for the table and what holds merges up.",
    }),
    gauge({
      name: "ClickHouseMutationsStuck",
      metric: "AsyncMetrics_NumberOfPendingMutationsOverExecutionTime",
      limit: 0,
      for: 15 * MINUTE,
      severity: "warning",
      summary: "{{ $value }} mutations at {{ $labels.instance }} do not come to an end",
      description: "A mutation that fails is tried again for ever, and those after it wait.",
      action: "Read `latest_fail_reason` in `system.mutations` where `is_done = 0`; stop it with KILL MUTATION.",
    }),
    {
      name: "ClickHouseMemory",
      group: GROUP,
      expr: `ClickHouseMetrics_MemoryTracking${JOB} / ${memoryLimit(JOB)} > ${usage}`,
      for: 10 * MINUTE,
      severity: "warning",
      summary: "ClickHouse at {{ $labels.instance }} uses {{ $value | humanizePercentage }} of the memory",
      description: "Queries and inserts are stopped when it reaches its limit.",
      action:
        "Look for the largest queries in `system.processes`, then at caches and dictionaries in `system.asynchronous_metrics`.",
      fires: { series: { [memory]: constant(99), [limit]: constant(0), [total]: constant(100) }, labels: SERVER },
      also: {
        "at the limit of its container": {
          series: { [memory]: constant(99), [limit]: constant(100), [total]: constant(10_000) },
          labels: [SERVER],
        },
      },
      silent: { [memory]: constant(1), [limit]: constant(0), [total]: constant(100) },
    },
    {
      name: "ClickHouseRestarted",
      group: GROUP,
      expr: `ClickHouseAsyncMetrics_Uptime${JOB} < 600`,
      severity: "info",
      summary: "ClickHouse at {{ $labels.instance }} was started {{ $value | humanizeDuration }} ago",
      description: "A start that nobody ordered has a reason: memory, a crash, or the machine.",
      action: "Look for the last lines before it in the server's log and in `system.crash_log`.",
      fires: { series: { [series("ClickHouseAsyncMetrics_Uptime", SERVER)]: constant(60) }, labels: SERVER },
      silent: { [series("ClickHouseAsyncMetrics_Uptime", SERVER)]: constant(86_400) },
    },
  ];
}

type Event = Omit<Gauge, "limit">;

function events({ deployed, window }: Watched): readonly Recommended[] {
  const counted: readonly Event[] = [
    {
      name: "ClickHouseInsertsDelayed",
      metric: "DelayedInserts",
      for: 5 * MINUTE,
      severity: "warning",
      summary: "Inserts at {{ $labels.instance }} are slowed down",
      description: "A table has so many parts that inserts wait for merges.",
      action: "As for too many parts: fewer and larger inserts, and room for merges.",
    },
    {
      name: "ClickHouseInsertsRejected",
      metric: "RejectedInserts",
      for: 0,
      severity: "critical",
      summary: "Inserts at {{ $labels.instance }} are refused",
      description: "A table has too many parts (TOO_MANY_PARTS): what is read of Kafka does not arrive.",
      action: "Stop what inserts in small pieces until merges have caught up.",
    },
    {
      name: "ClickHouseInsertsFailed",
      metric: "FailedInsertQuery",
      for: 5 * MINUTE,
      severity: "warning",
      summary: "Inserts at {{ $labels.instance }} fail again and again",
      description: "What they carry is not there: by a type that does not fit, a table that is gone, memory or a disk.",
      action:
        "Read `exception` in `system.query_log` where `query_kind = 'Insert'`; who sent them must send them again.",
    },
    ...(deployed.consumers.length === 0 ? [] : CONSUMER_EVENTS),
  ];
  return counted.map(({ name, metric, for: time, severity, summary, description, action }) => {
    const full = `ClickHouseProfileEvents_${metric}`;
    return {
      name,
      group: GROUP,
      expr: `increase(${full}${JOB}[${window}]) > 0`,
      ...(time === 0 ? {} : { for: time }),
      severity,
      summary,
      description,
      action,
      fires: { series: { [series(full, SERVER)]: rising(0, 3) }, labels: SERVER },
      silent: { [series(full, SERVER)]: constant(7) },
    };
  });
}

const CONSUMER_EVENTS: readonly Event[] = [
  {
    name: "ClickHouseMessagesFailed",
    metric: "KafkaMessagesFailed",
    for: 0,
    severity: "warning",
    summary: "Messages at {{ $labels.instance }} could not be parsed",
    description: "They are no rows of their queue's format: the tables lack them, and the dead letters have them.",
    action: "Read them in the dead letters with their error; correct the format or the producer, then send them again.",
  },
  {
    name: "ClickHouseConsumerErrors",
    metric: "KafkaConsumerErrors",
    for: 10 * MINUTE,
    severity: "warning",
    summary: "The Kafka consumers at {{ $labels.instance }} meet errors",
    description: "librdkafka reports errors while it reads: brokers that are away, rights that are missing.",
    action: "Read `exceptions` in `system.kafka_consumers`.",
  },
  {
    name: "ClickHouseCommitFailures",
    metric: "KafkaCommitFailures",
    for: 10 * MINUTE,
    severity: "warning",
    summary: "Offsets can't be committed at {{ $labels.instance }}",
    description: "What was read will be read again: rows come twice, and reading does not get on.",
    action: "See whether blocks take longer than `max.poll.interval.ms`: read fewer messages a block.",
  },
];

function replicas({ spec }: Watched): readonly Recommended[] {
  const delay = spec.thresholds.replicaDelay;
  return [
    gauge({
      name: "ClickHouseReplicaReadonly",
      metric: "Metrics_ReadonlyReplica",
      limit: 0,
      for: 2 * MINUTE,
      severity: "critical",
      summary: "{{ $value }} tables at {{ $labels.instance }} are read-only",
      description: "They have lost their keeper or do not agree with it: nothing can be inserted there.",
      action:
        "See whether the keepers answer (`system.zookeeper_connection`); then SYSTEM RESTART REPLICA, or RESTORE REPLICA.",
    }),
    gauge({
      name: "ClickHouseReplicaDelay",
      metric: "AsyncMetrics_ReplicasMaxAbsoluteDelay",
      limit: Math.floor(delay / SECOND),
      for: 5 * MINUTE,
      severity: "warning",
      summary: `A replica at {{ $labels.instance }} is more than ${durationText(delay)} behind`,
      description: "Who reads there sees rows as they were {{ $value | humanizeDuration }} ago.",
      action: "Read `last_exception` in `system.replication_queue`, and see whether the network and disk keep up.",
    }),
  ];
}
