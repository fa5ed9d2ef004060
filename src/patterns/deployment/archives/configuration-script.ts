/** Saves what is deployed. What Connect says holds no secret: connectors look theirs up. */
export function saveScript(keep: number): string {
  return `#!/bin/sh
set -eu
umask 077
: "\${ARCHIVE:?where copies are kept}" "\${GENERATED:?the generated files}" "\${SECRETS:?the names of secrets}"
fail() {
  echo "$1" >&2
  exit 1
}
time=$(date -u +%Y-%m-%dT%H-%M-%S)
mkdir -p "$ARCHIVE"
cd "$ARCHIVE"
rm -rf unfinished
mkdir -p unfinished/connect
cp -RL "$GENERATED" unfinished/generated
find unfinished/generated -name '..*' -prune -exec rm -rf {} +
cp "$SECRETS" unfinished/secrets.txt

if [ -n "\${CONNECT_URL:-}" ]; then
  ask() {
    wget -q -T 30 -O "$2" "$CONNECT_URL$1" || fail "Connect does not answer at $CONNECT_URL$1."
  }
  ask "/connectors?expand=info&expand=status" unfinished/connect/connectors.json
  ask /connector-plugins unfinished/connect/plugins.json
  ask /connectors unfinished/connect/names.json
  tr -d '[]"' < unfinished/connect/names.json | tr , '\\n' | while read -r name || [ -n "$name" ]; do
    [ -z "$name" ] || ask "/connectors/$name/offsets" "unfinished/connect/$name.offsets.json"
  done
fi

tar -czf unfinished.tar.gz -C unfinished .
tar -tzf unfinished.tar.gz > /dev/null
mv unfinished.tar.gz "$time.tar.gz"
rm -rf unfinished
echo "Saved: $time.tar.gz"

limit=$(date -u -d "@$(($(date +%s) - \${KEEP_SECONDS:-${Math.ceil(keep / 1000)}}))" +%Y-%m-%dT%H-%M-%S)
printf '%s\\n' 2*.tar.gz | sort | awk -v limit="$limit" 'before != "" { print before } { before = $0 < limit ? $0 : "" }' |
  while read -r old; do rm -f "$old"; done
`;
}
