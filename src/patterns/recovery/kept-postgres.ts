import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { durationText } from "../../compiler/model/schedule.js";
import { backupFolder, backupSlot } from "../../systems/postgres/public.js";
import { BACKUP, type BackupSpec } from "../../systems/postgres/schema/backup.js";
import type { SourceSpec } from "../../systems/postgres/schema/source.js";
import { codeText } from "../overview/markdown.js";
import { type Section, shell, word } from "./section.js";
import { psql } from "./sources.js";

type Source = Resource<SourceSpec>;

/** The backups that are taken of a source's server. */
export function backupsOf(source: Source, pipeline: Pipeline): readonly Resource<BackupSpec>[] {
  return ofKind(pipeline.resources.values(), BACKUP).filter(({ spec }) => spec.of.$ref === source.address);
}

/** How a source's server is kept: by what is declared, by the service that runs it, or by hand. */
export function postgresKept(source: Source, pipeline: Pipeline): readonly Section[] {
  const { spec, name } = source;
  const title = `PostgreSQL of \`${codeText(name)}\`: \`${codeText(spec.database)}\` on \`${codeText(spec.host)}\``;
  const backups = backupsOf(source, pipeline);
  if (backups.length > 0) return backups.map((backup) => declared(title, backup, source));
  if (spec.managed !== undefined) {
    return [
      {
        title,
        paragraphs: [
          `The service (${spec.managed}) keeps it: have its backups and point-in-time recovery on. Slots are in none of them.`,
        ],
        steps: [],
      },
    ];
  }
  return [byHand(title, source)];
}

/** The server's address, as its scripts are told it. */
export function serverVariables({ spec }: Source): string {
  return `PGHOST=${word(spec.host)} PGPORT=${spec.port}`;
}

/** The folder that a backup is in: on a volume it is where that is mounted. */
export function archiveFolder({ spec }: Resource<BackupSpec>): string {
  return "folder" in spec.to ? spec.to.folder : "/archive";
}

function declared(title: string, backup: Resource<BackupSpec>, source: Source): Section {
  const { base, keep, drill, to } = backup.spec;
  const folder = backupFolder(backup);
  const script = (name: string): string =>
    `${serverVariables(source)} ARCHIVE=${archiveFolder(backup)} sh ${word(`${folder}/${name}`)}`;
  const tried = drill === false ? "never tried" : `tried at \`${drill}\``;
  return {
    title,
    paragraphs: [
      `Backup \`${codeText(backup.name)}\`: a base backup at \`${base}\` (UTC), verified as it is taken, and WAL all the time, received by the slot \`${backupSlot(backup)}\`; restores are ${tried}. One can go back by ${durationText(keep)}, to any moment. The pipeline's own slot is in no backup.`,
      "volume" in to
        ? "All of it is on the volume that the manifests claim: its storage should be none that is lost with the database's."
        : `All of it is in \`${codeText(to.folder)}\`, on another machine than the database's. The scripts run as whoever it belongs to, who must not be root; PGUSER is the backup's role.`,
    ],
    steps: [
      shell(
        "Once, at the database's own host: let the role replicate, with these lines above the others in `pg_hba.conf`.",
        `cat ${word(`${folder}/pg_hba.conf`)}`,
        psql(source, `--command="SELECT pg_reload_conf()"`),
      ),
      ...("volume" in to
        ? []
        : [
            shell("Receive WAL, as a service that is started again when it ends.", script("receive.sh")),
            {
              text: "The crontab of the same user; `GENERATED` is this folder.",
              language: "text" as const,
              lines: [
                "CRON_TZ=UTC",
                "GENERATED=/srv/headrace/generated",
                `${base} cd "$GENERATED" && ${script("base.sh").replaceAll("%", "\\%")}`,
                ...(drill === false
                  ? []
                  : [`${drill} cd "$GENERATED" && ${script("drill.sh").replaceAll("%", "\\%")}`]),
              ],
            },
          ]),
    ],
  };
}

function byHand(title: string, source: Source): Section {
  const { spec } = source;
  return {
    title,
    paragraphs: [
      "It is what all else can be read from again. A base backup and the archived WAL after it bring it to any moment; slots are in none of them. `PGUSER` is a superuser, or has REPLICATION; `ARCHIVE` is where both are kept, on another machine. `postgres.backup` in the config does it all, and tries it.",
    ],
    steps: [
      shell(
        "Archive the WAL. `archive_mode` takes effect with the server's next start.",
        psql(source, `--command="ALTER SYSTEM SET archive_mode = on"`),
        psql(
          source,
          `--command="ALTER SYSTEM SET archive_command = 'test ! -f $ARCHIVE/wal/%f && cp %p $ARCHIVE/wal/%f'"`,
        ),
      ),
      shell(
        "Take a base backup, each week or more often.",
        `pg_basebackup --host=${word(spec.host)} --port=${spec.port} --pgdata="$ARCHIVE/$(date -u +%F)" --checkpoint=fast --wal-method=stream`,
      ),
    ],
  };
}
