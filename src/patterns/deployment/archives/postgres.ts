import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { backupFolder, serverRole } from "../../../systems/postgres/public.js";
import { BACKUP, type BackupSpec } from "../../../systems/postgres/schema/backup.js";
import { ROLE } from "../../../systems/postgres/schema/role.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { postgresImage } from "../clickhouse/images.js";
import { mountedFiles } from "../kafka/mounted-files.js";
import { secretKey } from "../names.js";
import { labelsOf, object, type Placed, type Scope, selectorOf } from "../placed.js";
import { CONTAINER_SECURITY, pod, podSecurity, SCRATCH_MOUNT, secretFile, secretMount, secretVolume } from "../pods.js";
import { resourcesOf } from "../sizes.js";
import { plannedWork } from "./cron-job.js";
import { postgresJobs, postgresName } from "./planned.js";
import { ARCHIVE, ARCHIVE_MOUNT, archiveClaim, archiveVolume, claimSpec, filesIn } from "./volume.js";

/** The user that the image has for its server: what is not root, and can be looked up, as the server wants it. */
const POSTGRES_USER = 999;

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
      ...postgresJobs(backup).map(({ kind, schedule, cronJob }) => ({
        ...place,
        manifest: object(
          scope,
          { apiVersion: "batch/v1", kind: "CronJob", name: cronJob, component: name },
          {
            spec: plannedWork(scope, {
              component: name,
              schedule,
              container: container(scope, backup, kind),
              volumes: volumes(scope, backup, kind === "drill"),
              fields: { securityContext: podSecurity(POSTGRES_USER), affinity: besideReceiver(receiver) },
            }),
          },
        ),
      })),
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
        securityContext: podSecurity(POSTGRES_USER),
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

function container(scope: Scope, backup: Resource<BackupSpec>, script: string): JsonObject {
  const { resources } = scope.pipeline;
  const source = resourceAt(resources, backup.spec.of.$ref, SOURCE)?.spec;
  const role = resourceAt(resources, backup.spec.as.$ref, ROLE);
  const mode = source?.sslMode === "prefer" ? "require" : source?.sslMode;
  const root = source?.sslRootCert;
  const password = role?.spec.password;
  const variable = (name: string, value: string | undefined): Json[] => (value === undefined ? [] : [{ name, value }]);
  return {
    name: "backup",
    image: postgresImage(scope, source?.version),
    imagePullPolicy: "Always",
    command: ["/bin/sh", `/backup/${script}.sh`],
    env: [
      ...variable("PGHOST", source?.host),
      ...variable("PGPORT", String(source?.port ?? 5432)),
      ...variable("PGUSER", role === undefined ? undefined : serverRole(role)),
      ...variable("PGSSLMODE", mode),
      ...variable("PGSSLROOTCERT", root),
      ...variable("PGAPPNAME", backup.name),
      ...variable("PASSWORD_FILE", password === undefined ? undefined : secretFile(secretKey(password))),
      ...variable("ARCHIVE", ARCHIVE),
      ...(script === "drill" ? variable("SCRATCH", "/scratch") : []),
    ],
    resources: resourcesOf(scope, "jobs"),
    securityContext: CONTAINER_SECURITY,
    volumeMounts: [
      SCRATCH_MOUNT,
      { name: "backup", mountPath: "/backup", readOnly: true },
      ARCHIVE_MOUNT,
      ...(script === "drill" ? [{ name: "scratch", mountPath: "/scratch" }] : []),
      ...(password === undefined ? [] : [secretMount(secretKey(password).name)]),
      ...mountedFiles(scope, root === undefined ? [] : [root]).mounts,
    ],
  };
}

function volumes(scope: Scope, backup: Resource<BackupSpec>, withScratch: boolean): Json[] {
  const { resources } = scope.pipeline;
  const root = resourceAt(resources, backup.spec.of.$ref, SOURCE)?.spec.sslRootCert;
  const password = resourceAt(resources, backup.spec.as.$ref, ROLE)?.spec.password;
  const name = postgresName(backup);
  return [
    { name: "backup", configMap: { name, defaultMode: 0o444 } },
    archiveVolume(name),
    // A restored server is as large as the one that was saved: what it takes is given back with the pod.
    ...(withScratch
      ? [{ name: "scratch", ephemeral: { volumeClaimTemplate: { spec: claimSpec(scope, backup.spec.to) } } }]
      : []),
    ...(password === undefined ? [] : [secretVolume(secretKey(password).name)]),
    ...mountedFiles(scope, root === undefined ? [] : [root]).volumes,
  ];
}
