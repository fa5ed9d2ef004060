import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { backupFolder, backupUser, loggedInAs } from "../../../systems/kafka/public.js";
import { BACKUP, type BackupSpec } from "../../../systems/kafka/schema.js";
import { secretsIn } from "../../secrets/secrets-in.js";
import { imageOf } from "../clickhouse/images.js";
import { mountedFiles } from "../kafka/mounted-files.js";
import { bootstrapHost, connectorsOf, type KafkaPlace, kafkaPlace, WORKER_TOPICS } from "../kafka/place.js";
import { secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { CONTAINER_SECURITY, SCRATCH_MOUNT, SECRETS, secretMount, secretVolume } from "../pods.js";
import { secretsByVariable } from "../secrets.js";
import { resourcesOf } from "../sizes.js";
import { plannedJob } from "./cron-job.js";
import { kafkaJobs, kafkaName } from "./planned.js";
import { ARCHIVE, ARCHIVE_MOUNT, archiveClaim, archiveVolume, filesIn } from "./volume.js";

/** Where the image has Kafka's tools. */
const TOOLS = "/opt/kafka/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Of each export its scripts, a volume and a CronJob. */
export function kafkaArchives(scope: Scope, kafka: KafkaPlace): readonly Placed[] {
  return kafkaBackups(scope).flatMap((backup): readonly Placed[] => {
    if (!("volume" in backup.spec.to)) return [];
    const name = kafkaName(backup);
    const place = { file: `backups/${name}.yaml`, from: [scope.cluster.address, backup.address] } as const;
    const login = mountedLogin(scope, backup);
    return [
      {
        ...place,
        manifest: object(scope, { apiVersion: "v1", kind: "ConfigMap", name, component: name }, { data: login.files }),
      },
      archiveClaim(scope, name, name, backup.spec.to, place),
      ...kafkaJobs(backup).map(({ kind, schedule, cronJob }) =>
        plannedJob(scope, place, cronJob, {
          component: name,
          schedule,
          container: container(scope, kafka, login, kind),
          volumes: [
            { name: "backup", configMap: { name, defaultMode: 0o444 } },
            archiveVolume(name),
            ...login.secrets.map(secretVolume),
            ...login.volumes,
          ],
        }),
      ),
    ];
  });
}

/** Exports of the cluster that Strimzi runs: others are somebody else's to reach. */
export function kafkaBackups(scope: Scope): readonly Resource<BackupSpec>[] {
  return kafkaPlace(scope) === undefined ? [] : ofKind(scope.pipeline.resources.values(), BACKUP);
}

function container(scope: Scope, kafka: KafkaPlace, { secrets, mounts }: Login, script: string): JsonObject {
  const own = connectorsOf(scope).length === 0 ? [] : [{ name: "MORE_TOPICS", value: WORKER_TOPICS.offset }];
  return {
    name: "export",
    image: imageOf(scope, "kafka_tools"),
    imagePullPolicy: "Always",
    command: ["/bin/sh", `/backup/${script}.sh`],
    env: [
      { name: "PATH", value: TOOLS },
      // Tools write their own logs beside themselves, where nothing can be written.
      { name: "LOG_DIR", value: "/tmp" },
      { name: "KAFKA_HEAP_OPTS", value: "-Xmx192m" },
      { name: "KAFKA_BROKERS", value: `${bootstrapHost(kafka)}:${kafka.port}` },
      { name: "ARCHIVE", value: ARCHIVE },
      ...own,
    ],
    resources: resourcesOf(scope, "jobs"),
    securityContext: CONTAINER_SECURITY,
    volumeMounts: [
      SCRATCH_MOUNT,
      { name: "backup", mountPath: "/backup", readOnly: true },
      ARCHIVE_MOUNT,
      ...secrets.map(secretMount),
      ...mounts,
    ],
  };
}

interface Login {
  readonly files: JsonObject;
  readonly secrets: readonly string[];
  readonly volumes: Json[];
  readonly mounts: Json[];
}

/** The scripts, with the client's properties looking secrets up where they are mounted instead of in the environment. */
function mountedLogin(scope: Scope, backup: Resource<BackupSpec>): Login {
  const known = secretsByVariable(scope);
  const secrets = new Set<string>();
  const folder = backupFolder(backup, scope.pipeline.resources);
  const kafka = kafkaPlace(scope);
  const login =
    kafka === undefined
      ? undefined
      : loggedInAs(kafka.resource, backupUser(backup, scope.pipeline.resources), scope.pipeline);
  for (const secret of [...secretsIn(login?.tls), ...secretsIn(login?.sasl)]) secrets.add(secretKey(secret).name);
  const mounted = (text: string): string => {
    const looked = text
      .replace(/\$\{env:(\w+)\}/g, (whole, variable: string) => {
        const secret = known.get(variable);
        if (secret === undefined) return whole;
        const { name, key } = secretKey(secret);
        return `\${dir:${SECRETS}/${name}:${key}}`;
      })
      .replace(/^config\.providers.*\n/gm, "");
    if (looked === text) return text;
    const provider = "org.apache.kafka.common.config.provider.DirectoryConfigProvider";
    return `${looked}config.providers=dir\nconfig.providers.dir.class=${provider}\nconfig.providers.dir.param.allowed.paths=${SECRETS}\n`;
  };
  const files = Object.entries(filesIn(scope, folder)).map(([name, text]) => [
    name,
    name === "client.properties" && typeof text === "string" ? mounted(text) : text,
  ]);
  const { tls } = login ?? {};
  const ca = tls === undefined || tls === true || tls.ca === undefined ? [] : [tls.ca];
  return { files: Object.fromEntries(files), secrets: [...secrets].sort(), ...mountedFiles(scope, ca) };
}
