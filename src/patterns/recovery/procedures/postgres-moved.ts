import { fileName } from "../../../compiler/emit/file-name.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { consumptions } from "../../../systems/clickhouse/public.js";
import { backupFolder } from "../../../systems/postgres/public.js";
import type { BackupSpec } from "../../../systems/postgres/schema/backup.js";
import type { SourceSpec } from "../../../systems/postgres/schema/source.js";
import { codeText } from "../../overview/markdown.js";
import { capturedSources } from "../captured.js";
import { archiveFolder, backupsOf } from "../kept-postgres.js";
import { lag, makeObjects, stopQueues } from "../objects.js";
import { type Section, shell, word } from "../section.js";
import { connectorUrl, dropSlot, forgetOffsets, psql, resumeConnector, slotState, stopConnector } from "../sources.js";

/** Another server has taken a source's place, or the same one stands at an earlier time. */
export function postgresMoved(pipeline: Pipeline): readonly Section[] {
  return capturedSources(pipeline).flatMap((source) => [
    ...(source.spec.failover ? [withSlot(source)] : []),
    ...backupsOf(source, pipeline).map((backup) => restored(source, backup)),
    withoutSlot(source, pipeline),
  ]);
}

function withSlot(source: Resource<SourceSpec>): Section {
  return {
    title: `PostgreSQL of \`${codeText(source.name)}\` has failed over, and its slot with it`,
    paragraphs: [
      "The standby has the slot. Where `synchronized_standby_slots` named that standby, the connector has read nothing that it does not have, and positions do not go back. Where it did not, go on with the next section.",
    ],
    steps: [
      slotState(source, "See that the promoted server has it: `synced` and `failover` must be true."),
      shell(
        "Let the connector connect again. Nothing else changes.",
        `curl --fail -X POST ${connectorUrl(source, "/restart?includeTasks=true")}`,
      ),
    ],
  };
}

/** From a base backup and the WAL after it. What the pipeline needs then is the next section. */
function restored(source: Resource<SourceSpec>, backup: Resource<BackupSpec>): Section {
  const archive = archiveFolder(backup);
  const folder = backupFolder(backup);
  return {
    title: `PostgreSQL of \`${codeText(source.name)}\` is lost: restore \`${codeText(backup.name)}\``,
    paragraphs: [
      `On a host that has \`${archive}\`${"volume" in backup.spec.to ? ", the backup's volume," : ""} and a server of the same major version; \`PGDATA\` is its empty data folder. What was committed and not yet received when the server was lost is missing: that is a moment's, where \`ReplicationSlotInactive\` was silent.`,
    ],
    steps: [
      shell(
        "Stop what takes base backups and receives WAL, so that nothing is removed or mixed.",
        `export ARCHIVE=${archive}`,
        'ls "$ARCHIVE/base" # the newest, or the newest before the moment that one goes back to',
        "base=2026-01-31T01-00-00",
      ),
      shell(
        "Bring its files back, and have all WAL replayed. To stop before a mistake, add `recovery_target_time = '2026-01-31 11:59:00+00'` and `recovery_target_action = 'promote'`.",
        'pg_verifybackup "$ARCHIVE/base/$base"',
        'cp -R "$ARCHIVE/base/$base/." "$PGDATA/"',
        'chmod -R go-rwx "$PGDATA"',
        `echo "restore_command = 'cp $ARCHIVE/wal/%f %p || cp $ARCHIVE/wal/%f.partial %p'" >> "$PGDATA/postgresql.auto.conf"`,
        'touch "$PGDATA/recovery.signal"',
        'pg_ctl --pgdata="$PGDATA" --wait --timeout=14400 start',
      ),
      shell(
        "Once it takes connections for writing, it goes on by itself on a new timeline: take the setting out again.",
        psql(source, '--tuples-only --command="SELECT pg_is_in_recovery()"'),
        psql(source, '--command="ALTER SYSTEM RESET restore_command"'),
      ),
      shell(
        "Receive WAL again: its slot is in no backup, and is made anew. Then take a base backup at once.",
        `sh ${word(`${folder}/receive.sh`)} &`,
        `sh ${word(`${folder}/base.sh`)}`,
      ),
      { text: "Go on with the next section: positions have gone back, and the connector's slot is not there." },
    ],
  };
}

function withoutSlot(source: Resource<SourceSpec>, pipeline: Pipeline): Section {
  const { epoch } = source.spec;
  const file = fileName(source.name);
  return {
    title: `PostgreSQL of \`${codeText(source.name)}\` has been restored, or has failed over without its slot`,
    paragraphs: [
      `Positions in its log go back, and versions are made of them: what comes now would lose against what was read before. A higher \`epoch\` stands above all positions. It holds for what ClickHouse reads from then on, so everything of before must have been read, and must not be read again.`,
      ...(epoch === 255 ? ["**The epoch is 255, the highest.** A new mirror under another name is needed."] : []),
    ],
    steps: [
      stopConnector(source),
      lag("Wait until every LAG is 0.", pipeline),
      ...(consumptions(pipeline).length === 0
        ? []
        : [stopQueues("Take the queues away: what takes from them is made anew.")]),
      {
        text: `Raise the epoch of \`postgres.source("${codeText(source.name)}")\` in the config, and give its new \`host\` where it has one.`,
        language: "ts",
        lines: [`epoch: ${Math.min(epoch + 1, 255)}, // was ${epoch}`],
      },
      shell("Generate, in the folder of the config.", "npx headrace generate"),
      shell(
        "Prepare the database. Its slot is not in a backup.",
        psql(source, `--file=${word(`postgres/${file}/setup.sql`)}`),
      ),
      dropSlot(source),
      forgetOffsets(source),
      shell(
        "Give the connector its new config. It stays stopped.",
        `jq .config ${word(`connect/${file}.json`)} | curl --fail -X PUT --json @- ${connectorUrl(source, "/config")}`,
      ),
      makeObjects("Make what takes from the queues, with the new epoch."),
      resumeConnector(
        source,
        "Let it go on: it makes a slot and a new snapshot. The fence at the snapshot's end stands in the new epoch and hides all rows of before that are not in it.",
      ),
    ],
  };
}
