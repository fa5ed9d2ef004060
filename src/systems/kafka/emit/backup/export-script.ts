/** What the scripts of an export are told. */
export interface ScriptOptions {
  readonly brokers: string;
  readonly group: string;
  readonly keepSeconds: number;
  readonly topics: readonly string[];
  readonly isSecured: boolean;
}

const BYTES = "org.apache.kafka.common.serialization.BytesDeserializer";

/** What both scripts begin with. */
export function begin({ brokers, isSecured }: ScriptOptions): string {
  return `set -eu
umask 077
export LC_ALL=C
: "\${ARCHIVE:?where exports are kept}"
brokers=\${KAFKA_BROKERS:-${brokers}}
${isSecured ? `here=$(cd "$(dirname "$0")" && pwd)\nset -- --command-config "\${KAFKA_CONFIG:-$here/client.properties}" "$@"\n` : ""}fail() {
  echo "$1" >&2
  exit 1
}
`;
}

/** Exports what has come since the last time. Where that ended stands beside the files, not in Kafka alone. */
export function exportScript(options: ScriptOptions): string {
  const { group, keepSeconds, topics } = options;
  return `${begin(options)}topics="${topics.join(" ")} \${MORE_TOPICS:-}"
keep=\${KEEP_SECONDS:-${keepSeconds}}
time=$(date -u +%Y-%m-%dT%H-%M-%S)
mkdir -p "$ARCHIVE"
cd "$ARCHIVE"
rm -rf unfinished
mkdir unfinished
touch positions.csv

# Of each partition: where it begins, where it ends, and where the last export ended. What is gone can't be read.
patterns=$(echo "$topics" | sed 's/^ *//; s/ *$//; s/  */,/g; s/[.]/[.]/g')
kafka-get-offsets.sh --bootstrap-server "$brokers" "$@" --topic-partitions "$patterns" --time earliest > unfinished/begin
kafka-get-offsets.sh --bootstrap-server "$brokers" "$@" --topic-partitions "$patterns" --time latest > unfinished/end
for topic in $topics; do
  grep -q "^$topic:" unfinished/end || fail "There is no topic $topic, or it may not be read."
done
awk -F '[:,]' -v OFS=, '
  FILENAME == ARGV[1] { last[$1 "," $2] = $3; next }
  FILENAME == ARGV[2] { first[$1 "," $2] = $3; next }
  { at = $1 "," $2; from = first[at] + 0
    if (at in last && last[at] >= from && last[at] <= $3) from = last[at]
    else if (at in last && last[at] < from) print "Messages of " $1 " were gone before they were exported: " last[at] " to " from " of partition " $2 > "unfinished/gaps"
    print $1, $2, from, $3 }' positions.csv unfinished/begin unfinished/end > unfinished/ranges.csv
if [ -f unfinished/gaps ]; then
  cat unfinished/gaps >&2
  sed "s/^/$time: /" unfinished/gaps >> gaps.txt
fi
cut -d , -f 1-3 unfinished/ranges.csv > unfinished/start.csv
kafka-consumer-groups.sh --bootstrap-server "$brokers" "$@" --group ${group} --reset-offsets --from-file unfinished/start.csv --execute > unfinished/reset.log ||
  { cat unfinished/reset.log >&2; fail "The group's offsets could not be set."; }

for topic in $topics; do
  awk -F , -v topic="$topic" '$1 == topic && $3 < $4 { found = 1 } END { exit !found }' unfinished/ranges.csv || continue
  # Each message is a line, its bytes in letters that need no quoting. The tool ends by itself when nothing more comes.
  { kafka-console-consumer.sh --bootstrap-server "$brokers" "$@" --topic "$topic" --group ${group} \\
      --command-property enable.auto.commit=false --command-property auto.offset.reset=earliest \\
      --timeout-ms "\${TIMEOUT_MS:-30000}" \\
      --formatter-property print.timestamp=true --formatter-property print.partition=true --formatter-property print.offset=true \\
      --formatter-property print.headers=true --formatter-property print.key=true --formatter-property 'null.literal=\\N' \\
      --formatter-property 'headers.separator=\\H' --formatter-property headers.deserializer=${BYTES} \\
      --formatter-property key.deserializer=${BYTES} --formatter-property value.deserializer=${BYTES} \\
      2> unfinished/consumer.log || true; } |
    awk -F '\\t' -v topic="$topic" -v ranges=unfinished/ranges.csv -v reached=unfinished/reached.csv '
      BEGIN { while ((getline line < ranges) > 0) { split(line, part, ","); if (part[1] != topic) continue
          to[part[2]] = part[4] + 0; next_[part[2]] = part[3] + 0
          if (part[3] + 0 < part[4] + 0) { open[part[2]] = 1; left++ } } }
      $1 ~ /^[A-Za-z]+:?-?[0-9]*$/ && $2 ~ /^Partition:/ { partition = substr($2, 11); offset = substr($3, 8) + 0
        # Read before: by the last export, or by this one before the group was balanced anew.
        if (offset < next_[partition]) next
        print; next_[partition] = offset + 1
        if (partition in open && next_[partition] >= to[partition]) { delete open[partition]; if (--left == 0) exit } 
        next }
      { print "not a message: " $0 > "/dev/stderr"; bad = 1; exit }
      END { for (partition in next_) printf "%s,%s,%.0f\\n", topic, partition, next_[partition] >> reached
        if (bad) printf "%s\\n", topic > "unfinished/bad" }' | gzip > "unfinished/$topic.gz"
  [ ! -f unfinished/bad ] || fail "What Kafka's tool has written of $topic is no message."
  # A transaction's end is no message: it may be that nothing comes up to a partition's end. Anything else is an error.
  if grep -E 'Exception|ERROR' unfinished/consumer.log | grep -Ev 'TimeoutException|terminating consumer process|Unable to write to standard out' | grep -q .; then
    cat unfinished/consumer.log >&2
    fail "$topic could not be read."
  fi
  gzip -t "unfinished/$topic.gz"
  mkdir -p "topics/$topic"
  mv "unfinished/$topic.gz" "topics/$topic/$time.gz"
  echo "$topic: $(gunzip -c "topics/$topic/$time.gz" | wc -l) messages"
done

# After the files: what ends before here is exported again, which harms nobody.
awk -F , '{ at = $1 "," $2; position[at] = $3 } END { for (at in position) print at "," position[at] }' unfinished/start.csv \\
  "$([ -f unfinished/reached.csv ] && echo unfinished/reached.csv || echo /dev/null)" | sort > unfinished/positions.csv
mv unfinished/positions.csv positions.csv

limit=$(date -u -d "@$(($(date +%s) - keep))" +%Y-%m-%dT%H-%M-%S)
for folder in topics/*/; do
  (cd "$folder" && printf '%s\\n' 2*.gz | sort | awk -v limit="$limit" 'before != "" { print before } { before = $0 < limit ? $0 : "" }') |
    while read -r old; do
      rm -f "$folder$old"
      echo "Removed: $folder$old"
    done
done
rm -rf unfinished
`;
}
