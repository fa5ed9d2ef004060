import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { durationText } from "../../compiler/model/schedule.js";
import { backupFolder, exportedTopics } from "../../systems/kafka/public.js";
import { BACKUP as EXPORT } from "../../systems/kafka/schema.js";
import { CLUSTER, CONFIGURATION, configurationName, plannedJobs } from "../deployment/archives/planned.js";
import { codeText } from "../overview/markdown.js";
import { type Section, shell, word } from "./section.js";

/** The exports of topics. */
export function exportsKept(pipeline: Pipeline): readonly Section[] {
  const { resources } = pipeline;
  return ofKind(resources.values(), EXPORT).map((backup): Section => {
    const { every, keep, to } = backup.spec;
    const script = `sh ${word(`${backupFolder(backup, resources)}/export.sh`)}`;
    return {
      title: `Topics: export \`${codeText(backup.name)}\``,
      paragraphs: [
        `${exportedTopics(backup, resources).length} topics at \`${every}\` (UTC): each message once, with its key, headers, time, partition and offset; kept for ${durationText(keep)}. What a topic had dropped before stands in \`gaps.txt\`. A snapshot brings back rows; only exports have the changes between, and what no source can say again.`,
      ],
      steps:
        "folder" in to
          ? [
              {
                text: "The crontab of whoever it belongs to; `GENERATED` is this folder.",
                language: "text",
                lines: [
                  "CRON_TZ=UTC",
                  "GENERATED=/srv/headrace/generated",
                  `${every} cd "$GENERATED" && ARCHIVE=${to.folder} ${script.replaceAll("%", "\\%")}`,
                ],
              },
            ]
          : [],
    };
  });
}

export function configurationKept(pipeline: Pipeline): Section {
  const [backup] = ofKind(pipeline.resources.values(), CONFIGURATION);
  return {
    title: "Configuration",
    paragraphs: [
      "The config and this folder are kept in Git: everything here can be generated again. Secrets are in neither; keep what looks them up.",
      ...(backup === undefined
        ? []
        : [
            `What is deployed is copied at \`${backup.spec.every}\` (UTC) to the volume \`${configurationName(backup)}\`, and kept for ${durationText(backup.spec.keep)}: these files, \`secrets.txt\` with the names of secrets, and what Connect says: \`connect/connectors.json\`, and each connector's offsets, \`connect/<name>.offsets.json\`.`,
          ]),
    ],
    steps: [],
  };
}

/** What all of it is done by in Kubernetes, and how it is done at once. */
export function jobsKept(pipeline: Pipeline): readonly Section[] {
  const [cluster] = ofKind(pipeline.resources.values(), CLUSTER);
  if (cluster === undefined) return [];
  const planned = plannedJobs(pipeline.resources.values(), cluster.spec);
  const [first] = planned;
  if (first === undefined) return [];
  const kubectl = `kubectl --namespace ${cluster.spec.namespace}`;
  return [
    {
      title: "In Kubernetes",
      paragraphs: [
        `${planned.map(({ cronJob, schedule }) => `\`${cronJob}\` at \`${schedule}\``).join(", ")}. Where there is an alert \`BackupMissed\`, it tells of each that is late.`,
      ],
      steps: [
        shell(
          "Take one at once, and read what it says.",
          `${kubectl} create job by-hand --from=cronjob/${first.cronJob}`,
          `${kubectl} logs --follow job/by-hand`,
          `${kubectl} delete job by-hand`,
        ),
      ],
    },
  ];
}
