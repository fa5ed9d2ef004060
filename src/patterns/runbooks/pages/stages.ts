import type { Resource } from "../../../compiler/model/resource.js";
import type { AlertSpec } from "../../../systems/prometheus/schema.js";
import { SLO } from "../../slo/schema.js";
import { componentsOf, seriesIn } from "../metrics.js";
import type { Scene } from "../scene.js";

/** One question of the tree, in the data's order, and the alerts that say no. */
export interface Stage {
  readonly question: string;
  readonly alerts: readonly Resource<AlertSpec>[];
}

interface Known {
  readonly question: string;
  readonly alerts: readonly string[];
  /** Components whose metrics other alerts of this stage read. */
  readonly of: readonly string[];
}

const STAGES: readonly Known[] = [
  { question: "Does the source's database answer?", alerts: ["PostgresDown"], of: [] },
  {
    question: "Does the connector run?",
    alerts: ["ConnectorDown", "ConnectorTaskFailed", "ConnectorNotConnected"],
    of: ["kafka-connect"],
  },
  {
    question: "Does it keep up with the source?",
    alerts: [
      "ReplicationSlotLost",
      "ReplicationSlotInactive",
      "PostgresLongTransaction",
      "WalRetainedCritical",
      "WalRetained",
      "ReplicationLagCritical",
      "ReplicationLag",
      "TableOldCritical",
      "TableOld",
    ],
    of: ["postgres_exporter"],
  },
  {
    question: "Is Kafka whole?",
    alerts: [
      "KafkaDown",
      "KafkaOfflinePartitions",
      "KafkaUncleanElection",
      "KafkaControllers",
      "KafkaBrokersMissing",
      "KafkaUnderReplicated",
    ],
    of: ["kafka"],
  },
  {
    question: "Does ClickHouse answer, and take rows?",
    alerts: [
      "ClickHouseDown",
      "ClickHouseReplicaReadonly",
      "ClickHouseInsertsRejected",
      "ClickHouseInsertsFailed",
      "ClickHouseRestarted",
    ],
    of: ["clickhouse-keeper"],
  },
  {
    question: "Do its queues read?",
    alerts: [
      "ConsumerGroupEmpty",
      "QueueIdle",
      "ConsumerStalled",
      "QueueExceptions",
      "ClickHouseConsumerErrors",
      "ClickHouseCommitFailures",
      "ConsumerLag",
    ],
    of: ["kafka_exporter"],
  },
  {
    question: "Does every message become a row?",
    alerts: [
      "MessagesLost",
      "ClickHouseDataLost",
      "DeadLetters",
      "ClickHouseMessagesFailed",
      "SchemaChanged",
      "ColumnChanged",
      "ColumnAdded",
    ],
    of: [],
  },
  {
    question: "Do merges, mutations and refreshes keep up?",
    alerts: [
      "ClickHouseInsertsDelayed",
      "ClickHouseTooManyParts",
      "ClickHouseMutationsStuck",
      "MutationsFailed",
      "RefreshFailed",
      "QueriesSlower",
      "ClickHouseReplicaDelay",
    ],
    of: ["clickhouse"],
  },
  {
    question: "Is there room: disk, memory, processors?",
    alerts: [
      "DiskFull",
      "DiskFilling",
      "DiskUsed",
      "ClickHouseDiskFull",
      "ClickHouseDiskUsed",
      "MemoryUsed",
      "ClickHouseMemory",
      "CpuUsed",
    ],
    of: ["node_exporter", "kube-state-metrics"],
  },
  {
    question: "Are only those in who should be?",
    alerts: ["LoginsAttacked", "LoginsFailed", "KafkaLoginsFailed", "PostgresLoginsFailed", "AccessDenied"],
    of: [],
  },
  {
    question: "Can what watches be trusted?",
    alerts: [
      "TargetDown",
      "ColumnsNotCompared",
      "PrometheusNotificationsDropped",
      "NotificationsFailing",
      "PrometheusRuleFailures",
      "PrometheusConfigRejected",
      "RestartsOften",
      "BackupMissed",
      "RestoreDrillFailed",
      "MaintenanceStarted",
      "CollectorDrops",
      "CollectorSendFails",
      "CollectorQueueFull",
      "CollectorRefuses",
    ],
    of: ["prometheus", "alertmanager", "grafana", "otelcol"],
  },
];

const PROMISED = "Is what was promised kept?";
const OWN = "Is what the data says as it should be?";

const LAST: readonly Known[] = [OWN, PROMISED].map((question) => ({ question, alerts: [], of: [] }));

/** The stages that the pipeline has alerts for. Every alert stands in one. */
export function stagesOf(scene: Scene): readonly Stage[] {
  const placed = new Map<string, Resource<AlertSpec>[]>();
  for (const alert of scene.alerts) {
    const question = questionOf(alert, scene);
    placed.set(question, [...(placed.get(question) ?? []), alert]);
  }
  return [...STAGES, ...LAST].flatMap(({ question, alerts: order }) => {
    const alerts = placed.get(question) ?? [];
    const rank = ({ name }: Resource): number => (order.includes(name) ? order.indexOf(name) : order.length);
    alerts.sort((left, right) => rank(left) - rank(right) || (left.name < right.name ? -1 : 1));
    return alerts.length === 0 ? [] : [{ question, alerts }];
  });
}

function questionOf(alert: Resource<AlertSpec>, scene: Scene): string {
  const named = STAGES.find(({ alerts }) => alerts.includes(alert.name));
  if (named !== undefined) return named.question;
  if (alert.madeBy?.startsWith(`${SLO.kind}/`) === true) return PROMISED;
  const components = seriesIn(alert, scene).flatMap(componentsOf);
  return STAGES.find(({ of }) => of.some((each) => components.includes(each)))?.question ?? OWN;
}
