import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { durationText } from "../../../compiler/model/schedule.js";
import {
  backupFolder,
  backupPath,
  consumptions,
  countedTwice,
  onCluster,
  qualifiedName,
  refreshedViews,
  savedTables,
} from "../../../systems/clickhouse/public.js";
import { BACKUP, type BackupSpec } from "../../../systems/clickhouse/schema/backup.js";
import { codeText } from "../../overview/markdown.js";
import { diskPath, listBucket } from "../bucket.js";
import { capturedSources } from "../captured.js";
import { hasAccess, lag, makeObjects, makeObjectsAtRest, stopQueues } from "../objects.js";
import { shortestRetention } from "../retention.js";
import { queried, type Section, type Step, shell, statements, word } from "../section.js";
import { newSnapshot } from "../sources.js";

/** ClickHouse, or its rows, are gone. */
export function clickHouseLost(pipeline: Pipeline): readonly Section[] {
  const backups = ofKind(pipeline.resources, BACKUP);
  return [...backups.map((backup) => fromBackup(backup, pipeline)), ...withoutBackup(pipeline, backups.length > 0)];
}

function fromBackup(backup: Resource<BackupSpec>, pipeline: Pipeline): Section {
  const consumed = consumptions(pipeline);
  const hasGroups = consumed.some(({ kafka }) => kafka !== undefined);
  return {
    title: `ClickHouse is lost: restore \`${codeText(backup.name)}\``,
    paragraphs: [
      "On a new, empty server with the same disks and collections, or on one whose rows are given up. Where a table was changed since the backup, RESTORE says so: if it only got columns, add `SETTINGS allow_different_table_def = true` to `restore.sql`, else take the config of that time.",
      ...(hasGroups ? [DELIVERED_AGAIN, ...twice(pipeline), ...epochs(pipeline)] : []),
      ...(hasGroups ? window(pipeline) : []),
    ],
    steps: [
      ...(consumed.length === 0
        ? []
        : [
            stopQueues(
              "Take the queues away, where a server still runs: nothing may come in, and their groups must have no member.",
            ),
          ]),
      whichBackup(backup),
      emptyTables(backup, pipeline),
      makeObjectsAtRest(pipeline),
      shell(
        "Bring the rows back. Views on the way take no part in it: rows are put into the tables as they were.",
        `clickhouse-client --param_backup="$backup" --queries-file ${word(`${backupFolder(backup)}/restore.sql`)}`,
      ),
      ...(hasGroups ? [resetOffsets()] : []),
      makeObjects(
        consumed.length === 0 ? "Make what is missing." : "Make what takes from the queues: it begins at once.",
      ),
      ...access(pipeline),
      ...recomputed(pipeline),
      ...(hasGroups ? [lag("When every LAG is 0, ClickHouse has all that Kafka has.", pipeline)] : []),
    ],
  };
}

const DELIVERED_AGAIN =
  "Changes that came after the backup are still in Kafka and are delivered again. Those that the backup has already do no harm: a row keeps the change with the highest version, fences only rise, a dead letter and a logged change take their own place again.";

function twice(pipeline: Pipeline): readonly string[] {
  const names = countedTwice(consumptions(pipeline), pipeline);
  if (names.length === 0) return [];
  return [
    `**Not so in ${names.map((name) => `\`${codeText(name)}\``).join(", ")}**: what is delivered again counts twice there, between the time that the groups are set back to and the backup.`,
  ];
}

function epochs(pipeline: Pipeline): readonly string[] {
  return capturedSources(pipeline)
    .filter(({ spec }) => spec.epoch > 0)
    .map(
      ({ name, spec }) =>
        `\`${codeText(name)}\` is in epoch ${spec.epoch}: never set its groups back to before it was raised. Changes of the epoch before would come as changes of this one, and win. Where the backup is older, make a new snapshot instead.`,
    );
}

function window(pipeline: Pipeline): readonly string[] {
  const shortest = shortestRetention(pipeline);
  if (shortest === undefined) return [];
  return [
    `\`${codeText(shortest.topic)}\` keeps ${durationText(shortest.milliseconds)}: with an older backup, changes are missing. Then restore it all the same, and go on with the new snapshot below.`,
  ];
}

function whichBackup(backup: Resource<BackupSpec>): Step {
  const { to } = backup.spec;
  const path = backupPath(backup);
  const list =
    "disk" in to
      ? `ls -d "$(${diskPath(to.disk)})"${path}/*/*/.backup`
      : `${listBucket(to.s3, path)} | grep '/[.]backup$'`;
  return shell(
    "Choose the newest backup that is whole: one that has a file `.backup`. Its name is when it was begun, in UTC.",
    list,
    `backup=${path}/2026-01-31T00-00-00/full`,
  );
}

function emptyTables(backup: Resource<BackupSpec>, pipeline: Pipeline): Step {
  const tables = savedTables(backup.spec, pipeline);
  const text =
    "Only where a server still has the tables, and their rows are given up: empty them. Into others nothing is restored.";
  if (tables.length > MOST_TABLES) {
    return shell(
      text,
      `sed -n 's/^    TABLE \\(.*[^,]\\),*$/TRUNCATE TABLE IF EXISTS \\1;/p' ${word(`${backupFolder(backup)}/restore.sql`)} | clickhouse-client --multiquery`,
    );
  }
  return statements(
    text,
    tables.map(({ name, cluster }) => `TRUNCATE TABLE IF EXISTS ${qualifiedName(name)}${onCluster(cluster)}`),
  );
}

const MOST_TABLES = 12;

function resetOffsets(): Step {
  return shell(
    "Set the groups back to before the backup was begun, by as much as ClickHouse may have been behind then: an hour is plenty where its lag is watched. `earliest` is always safe, and takes longer.",
    "since=2026-01-30T23:00:00.000",
    'sh recovery/reset-offsets.sh "$since"',
  );
}

function access(pipeline: Pipeline): readonly Step[] {
  if (!hasAccess(pipeline)) return [];
  return [
    shell(
      "Make users, roles and rights again: the head of `clickhouse/access.sql` says which parameters it takes.",
      "grep 'queries-file' clickhouse/access.sql",
    ),
  ];
}

function recomputed(pipeline: Pipeline): readonly Step[] {
  const views = refreshedViews(pipeline);
  if (views.length === 0) return [];
  const text = "Compute anew what is refreshed by schedule, once all is there.";
  if (views.length <= MOST_TABLES)
    return [
      statements(
        text,
        views.map((view) => `SYSTEM REFRESH VIEW ${qualifiedName(view)}`),
      ),
    ];
  return [
    shell(
      text,
      `${queried("SELECT format('SYSTEM REFRESH VIEW {}.{};', database, view) FROM system.view_refreshes")} | clickhouse-client --multiquery`,
    ),
  ];
}

/** Where there is no backup, or none that is young enough: all rows come from the sources. */
function withoutBackup(pipeline: Pipeline, hasBackup: boolean): readonly Section[] {
  const sources = capturedSources(pipeline);
  if (sources.length === 0) return [];
  const lost =
    "What mirrors hold is read from the sources again. The history in logs of changes, dead letters and tables of the pipeline's own does not come back";
  return [
    {
      title: hasBackup
        ? "ClickHouse is lost, and Kafka no longer keeps what came since the backup"
        : "ClickHouse is lost: read the sources anew",
      paragraphs: [
        hasBackup
          ? `${lost} beyond the backup.`
          : `${lost}: nothing here is backed up. \`clickhouse.backup\` in the config changes that.`,
      ],
      steps: [
        makeObjects("Make what is missing of ClickHouse's objects."),
        ...access(pipeline),
        ...sources.flatMap((source) => newSnapshot(source)),
        lag("When every LAG is 0, ClickHouse has all that Kafka has.", pipeline),
        ...recomputed(pipeline),
      ],
    },
  ];
}
