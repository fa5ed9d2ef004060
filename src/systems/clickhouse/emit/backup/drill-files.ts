import { commentHead } from "../../../../compiler/emit/head.js";
import type { Pipeline, Resource } from "../../../../compiler/model/resource.js";
import type { BackupSpec } from "../../schema/backup.js";
import { drillStatements, SHARD } from "./drill.js";
import { newestQuery, quoted } from "./script.js";

/** What restores the newest backup beside the tables, compares, and removes it again: by the files' names. */
export function drillFiles(backup: Resource<BackupSpec>, pipeline: Pipeline): Readonly<Record<string, string>> {
  const { shards, remove, databases, make, room, hold, restore, check, compare } = drillStatements(backup, pipeline);
  const sql = (note: string, ...statements: readonly string[]): string =>
    `${commentHead("--", backup.address, note)}\n\n${statements.map((each) => `${each};\n`).join("")}`;
  return {
    "drill.sh": `#!/bin/sh\n${commentHead("#", backup.address, NOTE)}\n${script(backup, shards)}`,
    "drill-remove.sql": sql("What a drill has made.", ...remove),
    "drill-databases.sql": sql("Where a drill restores to.", ...databases),
    "drill-tables.sql": sql("The statements that make the tables there, as they are today.", make),
    "drill-room.sql": sql("A line where there is no room for a copy.", room),
    "drill-hold.sql": sql("No merge: it would leave rows out that are counted.", ...hold),
    "drill-restore.sql": sql("The rows, beside those of the tables.", restore),
    "drill-check.sql": sql("1 for each table whose parts are whole.", ...check),
    "drill-compare.sql": sql("Rows restored, and those that must be there.", compare),
  };
}

const NOTE = `
Restores the newest backup into databases of other names, checks and counts it, and drops them again.
CLICKHOUSE_CLIENT is how the server is reached. Default: clickhouse-client.`;

function script(backup: Resource<BackupSpec>, shards: number): string {
  const numbers = Array.from({ length: shards }, (_, index) => index + 1).join(" ");
  const isSharded = backup.spec.cluster !== undefined;
  const restore = isSharded
    ? `  sed "s/${SHARD} = 1$/${SHARD} = $shard/; s/${SHARD} = 1;/${SHARD} = $shard;/" drill-restore.sql > "$work/restore.sql"
  $client --param_backup="$backup" --queries-file "$work/restore.sql"`
    : `  $client --param_backup="$backup" --queries-file drill-restore.sql`;
  return `set -eu
cd "$(dirname "$0")"
client=\${CLICKHOUSE_CLIENT:-clickhouse-client}
newest=${quoted(newestQuery(backup))}

fail() {
  echo "The drill has failed: $1" >&2
  exit 1
}

found=$($client --query "$newest")
if [ -z "$found" ]; then
  echo "The server knows of no backup since it was started: one is taken first." >&2
  sh backup.sh full
  found=$($client --query "$newest")
fi
[ -n "$found" ] || fail "there is no backup"
begun=\${found%% *}
backup=\${found#* }
echo "Restoring $backup"

work=$(mktemp -d)
$client --queries-file drill-remove.sql
trap '$client --queries-file drill-remove.sql; rm -rf "$work"' EXIT
room=$($client --queries-file drill-room.sql)
[ -z "$room" ] || fail "$room"

for shard in ${numbers}; do
  $client --queries-file drill-remove.sql
  $client --queries-file drill-databases.sql
  $client --queries-file drill-tables.sql > "$work/tables.sql"
  $client --queries-file "$work/tables.sql"
  $client --queries-file drill-hold.sql
${restore}
  $client --queries-file drill-check.sql > "$work/checked"
  if grep -qvx 1 "$work/checked"; then fail "parts are broken"; fi
  $client --param_begun="$begun" --param_shard="$shard" --queries-file drill-compare.sql > "$work/compared"
  cat "$work/compared"
  if grep -q '^MISSING' "$work/compared"; then fail "rows are missing"; fi
done
echo "$backup is whole."
`;
}
