import { fileName } from "../../../../compiler/emit/file-name.js";
import { commentHead } from "../../../../compiler/emit/head.js";
import type { Address } from "../../../../compiler/model/address.js";
import type { Artifact } from "../../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource } from "../../../../compiler/model/resource.js";
import { savedTables } from "../../recovery/stored-tables.js";
import { BACKUP, type BackupSpec, drillOf } from "../../schema/backup.js";
import { drillFiles } from "./drill-files.js";
import { backupPath, backupScript } from "./script.js";
import { backupStatements } from "./statements.js";

/** For each backup the statements that take it and bring it back, and the script that gives it its name. */
export function backupFiles(pipeline: Pipeline): readonly Artifact[] {
  return ofKind(pipeline.resources, BACKUP).flatMap((backup) => filesOf(backup, pipeline));
}

export function backupFolder(backup: Resource<BackupSpec>): string {
  return `clickhouse/backups/${fileName(backup.name)}`;
}

function filesOf(backup: Resource<BackupSpec>, pipeline: Pipeline): readonly Artifact[] {
  const statements = backupStatements(backup, pipeline);
  if (statements === undefined) return [];
  const tables = savedTables(backup.spec, pipeline).map(({ resource }) => resource.madeBy ?? resource.address);
  const resources: readonly Address[] = [...new Set([backup.address, ...tables])];
  const file = (name: string, content: string): Artifact => ({
    path: `${backupFolder(backup)}/${name}`,
    content,
    resources,
  });
  const sql = (note: string, statement: string): string =>
    `${commentHead("--", backup.address, `\n${note}`)}\n\n${statement};\n`;
  const path = `${backupPath(backup)}/2026-01-31T00-00-00`;
  return [
    file(
      "backup.sh",
      `#!/bin/sh\n${commentHead("#", backup.address, `\n${scriptNote(backup.spec)}`)}\n${backupScript(backup)}`,
    ),
    file("full.sql", sql(`${command("full", [["backup", `${path}/full`]])}\n${RIGHTS}`, statements.full)),
    file(
      "incremental.sql",
      sql(
        `What has changed since the backup that it is based on, which restoring needs too.\n${command("incremental", [
          ["base", `${path}/full`],
          ["backup", `${path}/2026-01-31T04-00-00`],
        ])}`,
        statements.incremental,
      ),
    ),
    file(
      "restore.sql",
      sql(
        `Into tables that are empty, or not there: others are refused. recovery.md says what comes before and after.\n${command("restore", [["backup", `${path}/full`]])}`,
        statements.restore,
      ),
    ),
    ...(drillOf(backup.spec) === undefined
      ? []
      : Object.entries(drillFiles(backup, pipeline)).map(([name, content]) => file(name, content))),
  ];
}

/** `BACKUP` needs that right on all that it saves; restoring needs those to make the tables and to insert. */
const RIGHTS =
  "The user needs the right BACKUP on these tables. A path that is taken is refused, and nothing overwritten.";

function command(file: string, parameters: readonly (readonly [string, string])[]): string {
  const given = parameters.map(([name, value]) => `--param_${name}=${value} `).join("");
  return `  clickhouse-client ${given}--queries-file ${file}.sql`;
}

function scriptNote({ cluster }: BackupSpec): string {
  return [
    "Takes a backup under the time given, else the present one in UTC:",
    "  sh backup.sh full [time]",
    "  sh backup.sh incremental [time]    what has changed since the last full one",
    "CLICKHOUSE_CLIENT is how the server is reached. Default: clickhouse-client.",
    ...(cluster === undefined
      ? ["Ask the same server each time: each knows only the backups that it took itself."]
      : []),
  ].join("\n");
}
