import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { serverRole } from "../../../systems/postgres/public.js";
import type { BackupSpec } from "../../../systems/postgres/schema/backup.js";
import { ROLE } from "../../../systems/postgres/schema/role.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { postgresImage } from "../clickhouse/images.js";
import { mountedFiles } from "../kafka/mounted-files.js";
import { secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { CONTAINER_SECURITY, SCRATCH_MOUNT, secretFile, secretMount, secretVolume } from "../pods.js";
import { resourcesOf } from "../sizes.js";
import { postgresName } from "./planned.js";
import { ARCHIVE, ARCHIVE_MOUNT, archiveVolume, claimSpec } from "./volume.js";

/** What runs a script of a backup, with the server's address, the password as a file, and the archive. */
export function container(scope: Scope, backup: Resource<BackupSpec>, script: string): JsonObject {
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

export function volumes(scope: Scope, backup: Resource<BackupSpec>, withScratch: boolean): Json[] {
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
