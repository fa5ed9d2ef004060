import { fileName } from "../../../../compiler/emit/file-name.js";
import { nameOf } from "../../../../compiler/model/address.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { BackupSpec } from "../../schema/backup.js";
import { stringLiteral } from "../../sql/quote.js";

/** What begins the path of each backup: the name, in letters that need no quoting in a path or a shell's quotes. */
export function backupPath({ name }: Resource<BackupSpec>): string {
  return fileName(name);
}

/**
 * Where the last full backup that the server knows of stands. It forgets at a restart: then a full one is taken. Of a
 * cluster every server is asked, as each knows those that it was asked for itself.
 */
export function lastFullQuery(backup: Resource<BackupSpec>): string {
  const pattern = stringLiteral(`'${backupPath(backup).replaceAll(".", "[.]")}/([^/]+)/full'`);
  return `SELECT max(extract(name, ${pattern})) FROM ${known(backup)} WHERE status = 'BACKUP_CREATED'`;
}

/** When the newest backup that the server knows of was begun, and its path; nothing where there is none. */
export function newestQuery(backup: Resource<BackupSpec>): string {
  const pattern = stringLiteral(`'(${backupPath(backup).replaceAll(".", "[.]")}/[^/']+/[^/']+)'`);
  return `SELECT concat(toString(toUnixTimestamp(start_time)), ' ', extract(name, ${pattern})) FROM ${known(backup)} WHERE status = 'BACKUP_CREATED' AND extract(name, ${pattern}) != '' ORDER BY start_time DESC LIMIT 1`;
}

function known({ spec }: Resource<BackupSpec>): string {
  return spec.cluster === undefined
    ? "system.backups"
    : `clusterAllReplicas(${stringLiteral(nameOf(spec.cluster.$ref))}, system.backups)`;
}

/** What takes a backup: a full one begins a folder, and incremental ones lie in the folder of theirs. */
export function backupScript(backup: Resource<BackupSpec>): string {
  const path = backupPath(backup);
  return `set -eu
cd "$(dirname "$0")"
client=\${CLICKHOUSE_CLIENT:-clickhouse-client}
kind=\${1:-}
time=\${2:-$(date -u +%Y-%m-%dT%H-%M-%S)}

case $kind in
full) ;;
incremental)
  folder=$($client --query ${quoted(lastFullQuery(backup))})
  if [ -z "$folder" ]; then
    echo "No full backup is known to the server: this one is full." >&2
    kind=full
  fi
  ;;
*)
  echo "usage: backup.sh full|incremental [time]" >&2
  exit 64
  ;;
esac

if [ "$kind" = full ]; then
  $client --param_backup="${path}/$time/full" --queries-file full.sql
else
  $client --param_base="${path}/$folder/full" --param_backup="${path}/$folder/$time" --queries-file incremental.sql
fi
`;
}

export function quoted(text: string): string {
  return `"${text.replace(/[\\"$`]/g, "\\$&")}"`;
}
