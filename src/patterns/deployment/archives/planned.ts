import { type KindOf, ofKind, type Resource } from "../../../compiler/model/resource.js";
import { BACKUP as CLICKHOUSE_BACKUP } from "../../../systems/clickhouse/schema/backup.js";
import {
  CLUSTER as KAFKA,
  BACKUP as KAFKA_BACKUP,
  type BackupSpec as KafkaBackupSpec,
} from "../../../systems/kafka/schema.js";
import type { BackupSpec as ConfigurationSpec } from "../../../systems/kubernetes/schema/backup.js";
import type { ClusterSpec } from "../../../systems/kubernetes/schema/cluster.js";
import { BACKUP_KIND, CLUSTER_KIND } from "../../../systems/kubernetes/schema/kinds.js";
import {
  BACKUP as POSTGRES_BACKUP,
  type BackupSpec as PostgresBackupSpec,
} from "../../../systems/postgres/schema/backup.js";
import { schedulesOf } from "../clickhouse/schedules.js";
import { shortName } from "../names.js";

/** By their names alone: pages tell of them that know nothing else of Kubernetes. */
export const CONFIGURATION: KindOf<ConfigurationSpec> = { kind: BACKUP_KIND };
export const CLUSTER: KindOf<ClusterSpec> = { kind: CLUSTER_KIND };

/** What is done at its times, by a CronJob. */
export interface PlannedJob {
  /** The script that it runs. */
  readonly kind: string;
  /** As cron writes it. */
  readonly schedule: string;
  readonly cronJob: string;
}

/** What a pipeline has its backups taken and tried by in Kubernetes: what is said of one is said of all. */
export function plannedJobs(resources: Iterable<Resource>, cluster: ClusterSpec): readonly PlannedJob[] {
  const all = [...resources];
  const hasKafka = cluster.kafka !== undefined && ofKind(all, KAFKA).length > 0;
  return [
    ...(cluster.clickhouse === undefined ? [] : ofKind(all, CLICKHOUSE_BACKUP).flatMap(schedulesOf)),
    ...ofKind(all, POSTGRES_BACKUP).flatMap(postgresJobs),
    ...(hasKafka ? ofKind(all, KAFKA_BACKUP).flatMap(kafkaJobs) : []),
    ...ofKind(all, CONFIGURATION).flatMap(configurationJobs),
  ];
}

export function isDrill({ kind }: PlannedJob): boolean {
  return kind === "drill";
}

export function postgresName({ name }: Resource<PostgresBackupSpec>): string {
  return shortName(`postgres-backup-${name}`);
}

export function postgresJobs(backup: Resource<PostgresBackupSpec>): readonly PlannedJob[] {
  const { base, drill, to } = backup.spec;
  if (!("volume" in to)) return [];
  const name = postgresName(backup);
  return [
    { kind: "base", schedule: base, cronJob: `${name}-base` },
    ...(drill === false ? [] : [{ kind: "drill", schedule: drill, cronJob: `${name}-drill` }]),
  ];
}

export function kafkaName({ name }: Resource<KafkaBackupSpec>): string {
  return shortName(`kafka-backup-${name}`);
}

export function kafkaJobs(backup: Resource<KafkaBackupSpec>): readonly PlannedJob[] {
  if (!("volume" in backup.spec.to)) return [];
  return [{ kind: "export", schedule: backup.spec.every, cronJob: `${kafkaName(backup)}-export` }];
}

export function configurationName({ name }: Resource<ConfigurationSpec>): string {
  return shortName(`configuration-${name}`);
}

export function configurationJobs(backup: Resource<ConfigurationSpec>): readonly PlannedJob[] {
  return [{ kind: "save", schedule: backup.spec.every, cronJob: `${configurationName(backup)}-save` }];
}
