import { ofKind } from "../../../compiler/model/resource.js";
import { backupFolder } from "../../../systems/clickhouse/public.js";
import { BACKUP } from "../../../systems/clickhouse/schema/backup.js";
import { plannedWork } from "../archives/cron-job.js";
import { secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, SCRATCH_MOUNT, secretMount, secretVolume } from "../pods.js";
import { resourcesOf } from "../sizes.js";
import { clientEnvironment, clientMounts, clientVolumes } from "./client.js";
import { imageOf } from "./images.js";
import { backupName, schedulesOf } from "./schedules.js";

export const BACKUPS = "clickhouse-backup";

/** The scripts of each backup, and a CronJob for each schedule that it has. */
export function backupJobs(scope: Scope): readonly Placed[] {
  return ofKind(scope.pipeline.resources, BACKUP).flatMap((backup) => {
    const name = backupName(backup);
    const place = { file: "clickhouse/backups.yaml", from: [scope.cluster.address, backup.address] } as const;
    const folder = `${backupFolder(backup)}/`;
    const data = Object.fromEntries(
      scope.artifacts.flatMap(({ path, content }) =>
        path.startsWith(folder) ? [[path.slice(folder.length), content] as const] : [],
      ),
    );
    return [
      {
        ...place,
        manifest: object(
          scope,
          { apiVersion: "v1", kind: "ConfigMap", name, component: BACKUPS },
          { data: { ...data, "run.sh": RUN } },
        ),
      },
      ...schedulesOf(backup).map(({ kind, schedule, cronJob }) => ({
        ...place,
        manifest: object(
          scope,
          { apiVersion: "batch/v1", kind: "CronJob", name: cronJob, component: BACKUPS },
          { spec: planned(scope, name, kind, schedule) },
        ),
      })),
    ];
  });
}

const RUN = `#!/bin/sh
set -eu
CLICKHOUSE_PASSWORD=$(cat "$ADMIN_PASSWORD_FILE")
export CLICKHOUSE_PASSWORD
if [ "$1" = drill ]; then exec /bin/sh /backup/drill.sh; fi
exec /bin/sh /backup/backup.sh "$1"
`;

function planned(scope: Scope, configMap: string, kind: string, schedule: string) {
  const admin = secretKey(scope.spec.admin).name;
  return plannedWork(scope, {
    component: BACKUPS,
    schedule,
    container: {
      name: "backup",
      image: imageOf(scope, "clickhouse"),
      imagePullPolicy: "Always",
      command: ["/bin/sh", "/backup/run.sh", kind],
      env: clientEnvironment(scope),
      resources: resourcesOf(scope, "jobs"),
      securityContext: CONTAINER_SECURITY,
      volumeMounts: [
        SCRATCH_MOUNT,
        { name: "backup", mountPath: "/backup", readOnly: true },
        ...clientMounts(scope),
        secretMount(admin),
      ],
    },
    volumes: [
      { name: "backup", configMap: { name: configMap, defaultMode: 0o444 } },
      ...clientVolumes(scope),
      secretVolume(admin),
    ],
  });
}
