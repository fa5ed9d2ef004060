import { begin, type ScriptOptions } from "./export-script.js";

/** Puts the messages of a topic's exports into it again, in their order. */
export function importScript(options: ScriptOptions): string {
  return `topic=\${1:?the topic that is filled}
since=\${2:-}
shift $#
${begin(options)}exported() {
  find "$ARCHIVE/topics/$topic" -name '2*.gz' | sort | while read -r file; do
    name=\${file##*/}
    if [ -n "$since" ] && expr "$name" '<' "$since" > /dev/null; then continue; fi
    gunzip -c "$file"
  done
}
# As the tool reads them; with \`count\` how many it could not.
messages() {
  exported | awk -F '\\t' -v OFS='\\t' -v counts="$1" '
    BEGIN { for (code = 1; code < 256; code++) byte[sprintf("%02X", code)] = sprintf("%c", code) }
    function decoded(text,  count, parts, index_, result) {
      count = split(text, parts, /\\\\x/); result = parts[1]
      for (index_ = 2; index_ <= count; index_++) {
        if (!(substr(parts[index_], 1, 2) in byte)) bad = 1
        result = result byte[substr(parts[index_], 1, 2)] substr(parts[index_], 3)
      }
      if (result ~ /[\\t\\n\\037]/) bad = 1
      return result
    }
    { bad = 0
      headers = $4 == "NO_HEADERS" ? "\\\\N" : $4; gsub(/\\\\H/, "\\037", headers)
      count = split(headers, each, "\\037"); joined = headers == "\\\\N" ? headers : ""
      if (headers != "\\\\N") for (i = 1; i <= count; i++) joined = joined (i == 1 ? "" : "\\037") decoded(each[i])
      key = $5 == "\\\\N" ? $5 : decoded($5); value = $6 == "\\\\N" ? $6 : decoded($6)
      if (bad || NF != 6) refused++
      else if (counts == "") print joined, key, value }
    END { if (counts != "") print refused + 0 }'
}
refused=$(messages count)
[ "$refused" = 0 ] || fail "$refused messages are binary, and can't be written by Kafka's own tools: nothing was."
messages "" | kafka-console-producer.sh --bootstrap-server "$brokers" "$@" --topic "$topic" \\
  --command-property acks=all --command-property enable.idempotence=true --command-property compression.type=lz4 \\
  --reader-property parse.key=true --reader-property parse.headers=true --reader-property "headers.separator=$(printf '\\037')" \\
  --reader-property 'null.marker=\\N'
echo "$topic: $(exported | wc -l) messages written"
`;
}
