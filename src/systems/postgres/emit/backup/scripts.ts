import { shellWord } from "./shell-word.js";

/** What the scripts of a backup are told. */
export interface ScriptOptions {
  readonly slot: string;
  readonly keepSeconds: number;
  /** Tables that the pipeline reads, as `schema.table` in quotes as PostgreSQL reads them. */
  readonly tables: readonly string[];
  readonly database: string;
}

const BEGIN = `set -eu
umask 077
: "\${ARCHIVE:?where backups are kept}"
if [ -n "\${PASSWORD_FILE:-}" ]; then
  PGPASSWORD=$(cat "$PASSWORD_FILE")
  export PGPASSWORD
fi
`;

const FAIL = `fail() {
  echo "$1" >&2
  exit 1
}
`;

/** Receives WAL for as long as it runs. The slot keeps what it has not received, however long it is away. */
export function receiveScript({ slot }: ScriptOptions): string {
  return `${BEGIN}mkdir -p "$ARCHIVE/wal"
pg_receivewal --no-password --slot=${slot} --create-slot --if-not-exists
exec pg_receivewal --no-password --slot=${slot} --directory="$ARCHIVE/wal"
`;
}

/** Takes a base backup, verifies it, and only then removes what is no longer needed. */
export function baseScript({ keepSeconds }: ScriptOptions): string {
  return `${BEGIN}${FAIL}keep=\${KEEP_SECONDS:-${keepSeconds}}
mkdir -p "$ARCHIVE/base" "$ARCHIVE/wal"
cd "$ARCHIVE"

name=$(date -u +%Y-%m-%dT%H-%M-%S)
rm -rf unfinished
pg_basebackup --no-password --pgdata=unfinished --label="headrace $name" --checkpoint=fast --wal-method=stream --manifest-checksums=SHA256
pg_verifybackup --quiet --exit-on-error unfinished
first_wal() {
  sed -n 's/^START WAL LOCATION: .* (file \\([0-9A-F]*\\))$/\\1/p' "$1/backup_label"
}

# Without the WAL that follows it, it could be brought to no later moment.
first=$(first_wal unfinished)
waited=0
until [ -f "wal/$first" ] || [ -f "wal/$first.partial" ]; do
  [ "$waited" -lt "\${WAIT_SECONDS:-300}" ] || fail "WAL $first has not been received: see why pg_receivewal does not run."
  sleep 5
  waited=$((waited + 5))
done
mv unfinished "base/$name"
echo "Taken and verified: base/$name"

# To go back by the time that is kept, the newest of those from before is needed, and all after it.
limit=$(date -u -d "@$(($(date +%s) - keep))" +%Y-%m-%dT%H-%M-%S)
(cd base && printf '%s\\n' 2*) | sort | awk -v limit="$limit" '$0 < limit { if (before != "") print before; before = $0 }' |
  while read -r old; do
    rm -rf "base/$old"
    echo "Removed: base/$old"
  done
oldest=$(cd base && printf '%s\\n' 2* | sort | head -n 1)
pg_archivecleanup wal "$(first_wal "base/$oldest")"
echo "Kept: from $oldest on"
`;
}

/** Verifies the newest base backup, brings a server up with it and all WAL, and reads the database whole. */
export function drillScript({ tables, database }: ScriptOptions): string {
  const counts = tables.map((table) => `count ${shellWord(table)}\n`).join("");
  return `${BEGIN}${FAIL}newest=$(cd "$ARCHIVE/base" && printf '%s\\n' 2* | sort | tail -n 1)
[ -d "$ARCHIVE/base/$newest" ] || fail "There is no base backup in $ARCHIVE/base."
pg_verifybackup --quiet --exit-on-error "$ARCHIVE/base/$newest"
echo "Verified: base/$newest"

data=\${SCRATCH:-$ARCHIVE}/drill
sockets=$(mktemp -d)
rm -rf "$data"
stop() {
  pg_ctl --pgdata="$data" --mode=immediate stop > "$sockets/stopped" 2>&1 || true
  rm -rf "$data" "$sockets"
}
trap stop EXIT
cp -R "$ARCHIVE/base/$newest" "$data"
chmod -R go-rwx "$data"
rm -f "$data/standby.signal" "$data/postgresql.auto.conf"
touch "$data/recovery.signal" "$sockets/pg_ident.conf"
echo "local all all trust" > "$sockets/pg_hba.conf"
# Nothing of what the server was told else: no archive is written to, nobody is subscribed to.
cat > "$sockets/postgresql.conf" << END
hba_file = '$sockets/pg_hba.conf'
ident_file = '$sockets/pg_ident.conf'
listen_addresses = ''
unix_socket_directories = '$sockets'
port = 5432
archive_mode = off
hot_standby = off
max_logical_replication_workers = 0
max_prepared_transactions = 1000
shared_buffers = 64MB
max_connections = 20
max_parallel_workers_per_gather = 0
shared_preload_libraries = ''
restore_command = 'cp "$ARCHIVE/wal/%f" "%p" || cp "$ARCHIVE/wal/%f.partial" "%p"'
END
# It takes nobody until all WAL is replayed.
pg_ctl --pgdata="$data" --silent --no-wait --log="$sockets/log" --options="-c config_file='$sockets/postgresql.conf'" start
until pg_isready --quiet --host="$sockets" --port=5432; do
  sleep 2
  if ! pg_ctl --pgdata="$data" status > "$sockets/status"; then
    tail -n 50 "$sockets/log" >&2
    fail "The server did not start with what is restored."
  fi
done

ask() {
  psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=on --host="$sockets" --port=5432 --username="$1" --dbname=${shellWord(database)} --command="$2"
}
superuser=$(ask "$PGUSER" "SELECT rolname FROM pg_roles WHERE oid = 10")
begun=$(date -u -d "$(echo "$newest" | sed 's/T/ /; s/-/:/3g')" +%s)
reached=$(ask "$superuser" "SELECT coalesce(extract(epoch FROM pg_last_xact_replay_timestamp())::bigint, $begun)")
echo "Brought up to: $(date -u -d "@$reached" +%Y-%m-%dT%H:%M:%SZ)"
# The connector's heartbeat is written all the time: what ends long before now has a gap.
[ "$reached" -ge "$(($(date +%s) - \${MOST_SECONDS:-3600}))" ] || fail "The archive of WAL ends there, or has a gap."

count() {
  echo "$1: $(ask "$superuser" "SELECT count(*) FROM $1") rows"
}
${counts}pg_dump --host="$sockets" --port=5432 --username="$superuser" --dbname=${shellWord(database)} --format=plain > /dev/null
echo "base/$newest is whole."
`;
}
