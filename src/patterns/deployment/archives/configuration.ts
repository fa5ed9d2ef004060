import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { BACKUP } from "../../../systems/kubernetes/schema/backup.js";
import { imageOf } from "../clickhouse/images.js";
import { CONNECT, connectorsOf, kafkaPlace } from "../kafka/place.js";
import { object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, SCRATCH_MOUNT } from "../pods.js";
import { neededSecrets } from "../secrets.js";
import { resourcesOf } from "../sizes.js";
import { saveScript } from "./configuration-script.js";
import { plannedJob } from "./cron-job.js";
import { configurationJobs, configurationName } from "./planned.js";
import { ARCHIVE, ARCHIVE_MOUNT, archiveClaim, archiveVolume } from "./volume.js";

/** An object of Kubernetes holds 1 MiB; what is said of it besides needs little. */
const MOST_BYTES = 900_000;

/** Where Strimzi has Connect's REST interface, within the namespace. */
export const CONNECT_URL = `http://${CONNECT}-connect-api:8083`;

/** Of each backup what is copied, a volume and a CronJob. `others` are the manifests whose secrets' names are saved. */
export function configurationArchives(scope: Scope, others: readonly Placed[]): readonly Placed[] {
  return ofKind(scope.pipeline.resources.values(), BACKUP).flatMap((backup): readonly Placed[] => {
    const name = configurationName(backup);
    const place = { file: `backups/${name}.yaml`, from: [scope.cluster.address, backup.address] } as const;
    const parts = generatedParts(scope).map((files, index) => ({ name: `${name}-${index + 1}`, files }));
    const map = (own: string, data: JsonObject): Placed => ({
      ...place,
      manifest: object(scope, { apiVersion: "v1", kind: "ConfigMap", name: own, component: name }, { data }),
    });
    return [
      map(name, { "save.sh": saveScript(backup.spec.keep), "secrets.txt": secretNames(scope, others) }),
      ...parts.map((part) => map(part.name, Object.fromEntries(part.files.map(({ key, text }) => [key, text])))),
      archiveClaim(scope, name, name, backup.spec.to, place),
      ...configurationJobs(backup).map(({ kind, schedule, cronJob }) =>
        plannedJob(scope, place, cronJob, {
          component: name,
          schedule,
          container: container(scope, kind),
          volumes: [
            { name: "backup", configMap: { name, defaultMode: 0o444 } },
            {
              name: "generated",
              projected: {
                defaultMode: 0o444,
                sources: parts.map((part) => ({
                  configMap: { name: part.name, items: part.files.map(({ key, path }) => ({ key, path })) },
                })),
              },
            },
            archiveVolume(name),
          ],
        }),
      ),
    ];
  });
}

function container(scope: Scope, script: string): JsonObject {
  const hasConnect = kafkaPlace(scope) !== undefined && connectorsOf(scope).length > 0;
  const connect: Json[] = hasConnect ? [{ name: "CONNECT_URL", value: CONNECT_URL }] : [];
  return {
    name: "save",
    image: imageOf(scope, "kafka_tools"),
    imagePullPolicy: "Always",
    command: ["/bin/sh", `/backup/${script}.sh`],
    env: [
      { name: "ARCHIVE", value: ARCHIVE },
      { name: "GENERATED", value: "/generated" },
      { name: "SECRETS", value: "/backup/secrets.txt" },
      ...connect,
    ],
    resources: resourcesOf(scope, "jobs"),
    securityContext: CONTAINER_SECURITY,
    volumeMounts: [
      SCRATCH_MOUNT,
      { name: "backup", mountPath: "/backup", readOnly: true },
      { name: "generated", mountPath: "/generated", readOnly: true },
      ARCHIVE_MOUNT,
    ],
  };
}

interface SavedFile {
  readonly key: string;
  readonly path: string;
  readonly text: string;
}

/** The generated files that are no copy of others: manifests hold what is saved here, and what they are made from. */
function generatedParts({ artifacts }: Scope): readonly (readonly SavedFile[])[] {
  const parts: SavedFile[][] = [[]];
  let bytes = 0;
  for (const { path, content } of artifacts.toSorted((left, right) => (left.path < right.path ? -1 : 1))) {
    const size = new TextEncoder().encode(content).length;
    if (size > MOST_BYTES || /^(kubernetes|grafana|runbooks)\//.test(path)) continue;
    if (bytes > 0 && bytes + size > MOST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    const number = String(parts.at(-1)?.length ?? 0).padStart(4, "0");
    parts.at(-1)?.push({ key: `${number}-${path.replace(/[^A-Za-z0-9._-]/g, "_")}`.slice(-253), path, text: content });
    bytes += size;
  }
  return parts;
}

/** Which Secrets there must be, with their keys and where each is looked up; no value is known here. */
function secretNames(scope: Scope, others: readonly Placed[]): string {
  const lines = [...neededSecrets(scope, others)].flatMap(([name, keys]) =>
    [...keys].map(([key, { $secret }]) => `${name}\t${key}\t${$secret}`),
  );
  return `# Secret, key in it, path in the config\n${lines.map((line) => `${line}\n`).join("")}`;
}
