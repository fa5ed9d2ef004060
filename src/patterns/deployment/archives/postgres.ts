import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { backupFolder } from "../../../systems/postgres/public.js";
import { BACKUP, type BackupSpec } from "../../../systems/postgres/schema/backup.js";
import { labelsOf, object, type Placed, type Scope, selectorOf } from "../placed.js";
import { pod } from "../pods.js";
import { plannedJob } from "./cron-job.js";
import { postgresJobs, postgresName } from "./planned.js";
import { container, volumes } from "./postgres-container.js";
import { archiveClaim, filesIn } from "./volume.js";

/** What receives WAL is another component than the Jobs: a Deployment takes all pods with its labels for its own. */
export function receiverName(backup: Resource<BackupSpec>): string {
  return `${postgresName(backup)}-wal`;
}

/** Of each backup the scripts, a volume, what receives WAL, and a CronJob for base backups and one for drills. */
export function postgresArchives(scope: Scope): readonly Placed[] {
  return ofKind(scope.pipeline.resources.values(), BACKUP).flatMap((backup): readonly Placed[] => {
    if (!("volume" in backup.spec.to)) return [];
    const name = postgresName(backup);
    const place = {
      file: `backups/${name}.yaml`,
      from: [scope.cluster.address, backup.address],
    } as const;
    const scripts = object(
      scope,
      { apiVersion: "v1", kind: "ConfigMap", name, component: name },
      { data: filesIn(scope, backupFolder(backup)) },
    );
    const receiver = receiverName(backup);
    return [
      { ...place, manifest: scripts },
      archiveClaim(scope, name, name, backup.spec.to, place),
      {
        ...place,
        manifest: object(
          scope,
          { apiVersion: "apps/v1", kind: "Deployment", name: receiver, component: receiver },
          { spec: receiving(scope, backup) },
        ),
      },
      ...postgresJobs(backup).map(({ kind, schedule, cronJob }) =>
        plannedJob(scope, place, cronJob, {
          component: name,
          schedule,
          container: container(scope, backup, kind),
          volumes: volumes(scope, backup, kind === "drill"),
          fields: { affinity: besideReceiver(receiver) },
        }),
      ),
    ];
  });
}

/** One, and never two at once: they would write the same files. */
function receiving(scope: Scope, backup: Resource<BackupSpec>): JsonObject {
  const name = receiverName(backup);
  const isReceiving = ["/bin/sh", "-c", 'find "$ARCHIVE/wal" -name "*.partial" | grep -q .'];
  return {
    replicas: 1,
    revisionHistoryLimit: 3,
    strategy: { type: "Recreate" },
    selector: { matchLabels: selectorOf(name) },
    template: {
      metadata: { labels: labelsOf(scope, name) },
      spec: pod(name, {
        containers: [
          {
            ...container(scope, backup, "receive"),
            readinessProbe: { exec: { command: isReceiving }, periodSeconds: 30, timeoutSeconds: 10 },
          },
        ],
        volumes: volumes(scope, backup, false),
      }),
    },
  };
}

/** A volume of this kind is mounted on one node at a time: where WAL is received. */
function besideReceiver(receiver: string): JsonObject {
  const term = { labelSelector: { matchLabels: selectorOf(receiver) }, topologyKey: "kubernetes.io/hostname" };
  return { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
}
