import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { durationText, longestGap } from "../../compiler/model/schedule.js";
import { backupFolder, backupPath, savedTables, storedTables } from "../../systems/clickhouse/public.js";
import { BACKUP, type BackupSpec, drillOf } from "../../systems/clickhouse/schema/backup.js";
import { CONNECTOR } from "../../systems/kafka/schema.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import { CLUSTER as KUBERNETES } from "../deployment/archives/planned.js";
import { codeText } from "../overview/markdown.js";
import { bucketAndPrefix, diskPath } from "./bucket.js";
import { configurationKept, exportsKept, jobsKept } from "./kept-files.js";
import { postgresKept } from "./kept-postgres.js";
import { shortestRetention } from "./retention.js";
import { type Section, type Step, shell, word } from "./section.js";

/** What of each system is kept, and how. */
export function keptParts(pipeline: Pipeline): readonly Section[] {
  return [
    ...clickHouse(pipeline),
    ...ofKind(pipeline.resources, SOURCE).flatMap((source) => postgresKept(source, pipeline)),
    ...kafka(pipeline),
    ...exportsKept(pipeline),
    configurationKept(pipeline),
    ...jobsKept(pipeline),
  ];
}

function clickHouse(pipeline: Pipeline): readonly Section[] {
  const backups = ofKind(pipeline.resources, BACKUP);
  const kept = new Set(backups.flatMap(({ spec }) => savedTables(spec, pipeline).map(({ name }) => name)));
  const left = storedTables(pipeline).filter(({ name }) => !kept.has(name));
  const of = (rows: string): readonly string[] => left.filter((table) => table.rows === rows).map(({ name }) => name);
  const missing = [...of("saved"), ...of("not saved")];
  return [
    ...backups.map((backup) => oneBackup(backup, pipeline)),
    {
      title: "ClickHouse: what no backup has",
      paragraphs: [
        missing.length === 0 ? "No rows of the pipeline's own are left out." : `Rows of ${listed(missing)}.`,
        ...(of("recomputed").length === 0 ? [] : [`Computed anew at the next refresh: ${listed(of("recomputed"))}.`]),
        "Objects are made from the files here. Tables that are not of this pipeline are somebody else's to keep.",
      ],
      steps: [],
    },
  ];
}

const MOST_NAMES = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${codeText(name)}\``);
  return names.length > MOST_NAMES ? `${shown.join(", ")} and ${names.length - MOST_NAMES} more` : shown.join(", ");
}

function oneBackup(backup: Resource<BackupSpec>, pipeline: Pipeline): Section {
  const { full, incremental, keep, to } = backup.spec;
  const tables = savedTables(backup.spec, pipeline).map(({ name }) => name);
  const script = `sh ${word(`${backupFolder(backup)}/backup.sh`)}`;
  // To cron a % is the end of a line.
  const planned = script.replaceAll("%", "\\%");
  const lines = [
    ...(full === undefined ? [] : [`${full} cd "$GENERATED" && ${planned} full`]),
    ...(incremental === undefined ? [] : [`${incremental} cd "$GENERATED" && ${planned} incremental`]),
    ...(drillOf(backup.spec) === undefined
      ? []
      : [`${drillOf(backup.spec)} cd "$GENERATED" && ${planned.replace("backup.sh", "drill.sh")}`]),
  ];
  const where = "disk" in to ? `disk \`${codeText(to.disk)}\`` : `\`${codeText(to.s3)}\``;
  const drill = drillOf(backup.spec);
  const when = [
    full && `full \`${full}\``,
    incremental && `incremental \`${incremental}\``,
    drill && `a restore tried \`${drill}\``,
  ]
    .filter(Boolean)
    .join(", ");
  const cluster = ofKind(pipeline.resources.values(), KUBERNETES)[0];
  return {
    title: `ClickHouse: backup \`${codeText(backup.name)}\``,
    paragraphs: [
      `${tables.length} tables to ${where}: ${listed(tables)}. ${when === "" ? "Nothing is planned" : `As cron reads it, in UTC: ${when}`}; ${keep === undefined ? "kept for ever" : `kept for ${durationText(keep)}`}. BACKUP may run while rows come in: what it just missed is delivered again after a restore.`,
    ],
    steps: [
      ...(cluster?.spec.clickhouse !== undefined && lines.length > 0
        ? [shell("CronJobs take it. By hand, where a client finds a server:", `${script} full`)]
        : lines.length === 0
          ? [shell("Take one.", `${script} full`)]
          : [
              {
                text: "The crontab of whoever may take backups, on one host; `GENERATED` is this folder.",
                language: "text" as const,
                lines: ["CRON_TZ=UTC", "GENERATED=/srv/headrace/generated", ...lines],
              },
            ]),
      ...(keep === undefined ? [] : [removal(backup, keep)]),
    ],
  };
}

/** A full backup and what is based on it lie in one folder, and go together. */
function removal(backup: Resource<BackupSpec>, keep: number): Step {
  const { to, full } = backup.spec;
  const path = backupPath(backup);
  if ("disk" in to) {
    return shell(
      "What is older is removed on the servers, each day: a full backup with all that is based on it.",
      `find "$(${diskPath(to.disk)})"${path} -mindepth 1 -maxdepth 1 -type d -mmin +${Math.ceil(keep / 60_000)} -exec rm -r {} +`,
    );
  }
  const [, ...folders] = bucketAndPrefix(to.s3).split("/");
  // An incremental backup needs its full one until it goes itself.
  const days = Math.ceil((keep + (full === undefined ? 0 : longestGap(full))) / 86_400_000);
  const rule = {
    ID: `headrace-${path}`,
    Status: "Enabled",
    Filter: { Prefix: [...folders, path, ""].join("/") },
    Expiration: { Days: days },
  };
  return {
    text: "What is older is removed by a rule of the bucket, to be added to those that it has. It stays longer by the time between two full backups: until then an incremental one needs its full one.",
    language: "json",
    lines: JSON.stringify({ Rules: [rule] }, null, 2).split("\n"),
  };
}

function kafka(pipeline: Pipeline): readonly Section[] {
  const shortest = shortestRetention(pipeline);
  const connectors = ofKind(pipeline.resources, CONNECTOR);
  if (shortest === undefined && connectors.length === 0) return [];
  return [
    {
      title: "Kafka and Connect",
      paragraphs: [
        ...(shortest === undefined
          ? []
          : [
              `Topics are no backup, but the way back to one: \`${codeText(shortest.topic)}\` keeps ${durationText(shortest.milliseconds)}, and a backup of ClickHouse that is younger than that needs no new snapshot.`,
            ]),
        ...(connectors.length === 0
          ? []
          : [
              "Connect keeps its connectors and offsets in the topics that `config.storage.topic`, `offset.storage.topic` and `status.storage.topic` name: `cleanup.policy=compact`, and as many copies as the others. ClickHouse's offsets are those of its consumer groups, in `__consumer_offsets`. Both are lost with Kafka alone, and then made anew by a snapshot.",
            ]),
      ],
      steps: [],
    },
  ];
}
