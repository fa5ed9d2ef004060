import type { Resource } from "../../../compiler/model/resource.js";
import { type BackupSpec, drillOf } from "../../../systems/clickhouse/schema/backup.js";
import { objectName } from "../names.js";

/** What takes backups of one kind at its times. */
export interface Schedule {
  readonly kind: string;
  /** As cron writes it. */
  readonly schedule: string;
  readonly cronJob: string;
}

/** The name of a backup's scripts, and the beginning of its CronJobs'. */
export function backupName({ name }: Resource<BackupSpec>): string {
  return objectName(`backup-${name}`);
}

export function schedulesOf(backup: Resource<BackupSpec>): readonly Schedule[] {
  const { full, incremental } = backup.spec;
  return Object.entries({ full, incremental, drill: drillOf(backup.spec) }).flatMap(([kind, schedule]) =>
    schedule === undefined ? [] : [{ kind, schedule, cronJob: `${backupName(backup).slice(0, 40)}-${kind}` }],
  );
}
