import { fileName } from "../../../../compiler/emit/file-name.js";
import { commentHead } from "../../../../compiler/emit/head.js";
import { nameOf } from "../../../../compiler/model/address.js";
import type { Artifact } from "../../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import { BACKUP, type BackupSpec } from "../../schema/backup.js";
import { ROLE } from "../../schema/role.js";
import { SOURCE, type SourceSpec } from "../../schema/source.js";
import { TABLE } from "../../schema/table.js";
import { backupSlot, serverRole } from "../../source-names.js";
import { identifier, qualifiedName } from "../../sql/quote.js";
import { baseScript, drillScript, receiveScript, type ScriptOptions } from "./scripts.js";

/** For each backup the scripts that take it and try it, and what the server must let them. */
export function backupFiles(pipeline: Pipeline): readonly Artifact[] {
  return ofKind(pipeline.resources.values(), BACKUP).flatMap((backup) => filesOf(backup, pipeline));
}

export function backupFolder(backup: Resource<BackupSpec>): string {
  return `postgres/${fileName(nameOf(backup.spec.of.$ref))}/backups/${fileName(backup.name)}`;
}

function filesOf(backup: Resource<BackupSpec>, pipeline: Pipeline): readonly Artifact[] {
  const source = resourceAt(pipeline.resources, backup.spec.of.$ref, SOURCE);
  if (source === undefined) return [];
  const { spec } = backup;
  const tables = ofKind(pipeline.resources.values(), TABLE).filter(
    ({ spec: { source: of } }) => of.$ref === spec.of.$ref,
  );
  const options: ScriptOptions = {
    slot: backupSlot(backup),
    keepSeconds: Math.ceil(spec.keep / 1000),
    tables: tables.map(({ name }) => qualifiedName(name)).sort(),
    database: source.spec.database,
  };
  const file = (name: string, content: string): Artifact => ({
    path: `${backupFolder(backup)}/${name}`,
    content,
    resources: [backup.address, source.address],
  });
  const script = (name: string, note: string, body: string): Artifact =>
    file(name, `#!/bin/sh\n${commentHead("#", backup.address, `\n${note}\n${ASKED}`)}\n${body}`);
  return [
    script("receive.sh", "Receives WAL for as long as it runs, by a slot of its own.", receiveScript(options)),
    script("base.sh", "Takes a base backup, and removes those that are no longer needed.", baseScript(options)),
    ...(spec.drill === false
      ? []
      : [
          script(
            "drill.sh",
            "Tries a restore of the newest base backup and of all WAL after it.",
            drillScript(options),
          ),
        ]),
    file("pg_hba.conf", hostLine(backup, source, pipeline)),
  ];
}

const ASKED =
  "The server is found as psql finds it, by PGHOST, PGPORT, PGUSER, PGSSLMODE and PGSSLROOTCERT; ARCHIVE is where it is kept.\nPASSWORD_FILE holds the password; without it, PGPASSWORD or PGPASSFILE do.";

/** The database's own host lets nobody replicate who is not named there. */
function hostLine(backup: Resource<BackupSpec>, source: Resource<SourceSpec>, pipeline: Pipeline): string {
  const role = resourceAt(pipeline.resources, backup.spec.as.$ref, ROLE);
  const user = identifier(role === undefined ? nameOf(backup.spec.as.$ref) : serverRole(role));
  const type = source.spec.sslMode === "disable" || source.spec.sslMode === "prefer" ? "host" : "hostssl";
  const note = `Above the other lines of the server's own pg_hba.conf, with the backups' addresses for \`all\`; then \`SELECT pg_reload_conf()\`.
postgresql.conf must leave room: three of \`max_wal_senders\`, and one of \`max_replication_slots\`, beside what is there.`;
  return `${commentHead("#", backup.address, note)}\n${type} replication ${user} all scram-sha-256\n${type} ${identifier(source.spec.database)} ${user} all scram-sha-256\n`;
}
