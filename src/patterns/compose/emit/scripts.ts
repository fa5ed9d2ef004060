import { fileName } from "../../../compiler/emit/file-name.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CONNECTOR, TOPIC, topicConfig } from "../../../systems/kafka/schema.js";
import { shellWord } from "../../overview/markdown.js";

/** Makes the topics that are not there. */
export function topicsScript({ resources }: Pipeline): string {
  const topics = ofKind(resources.values(), TOPIC).sort((one, other) => (one.name < other.name ? -1 : 1));
  const lines = topics.map(({ name, spec }) => {
    const config = Object.entries(topicConfig(spec)).map(([key, value]) => ` --config ${word(`${key}=${value}`)}`);
    return `make ${word(name)} --partitions ${spec.partitions} --replication-factor ${spec.replicas}${config.join("")}`;
  });
  return `# Makes the topics that are not there.
set -eu
make() {
  topic="$1"
  shift
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --create --if-not-exists --topic "$topic" "$@"
}
${lines.join("\n")}
`;
}

/** Gives Connect each connector's configuration, whether it has it already or not. */
export function connectorsScript({ resources }: Pipeline): string {
  const connectors = ofKind(resources.values(), CONNECTOR).sort((one, other) => (one.name < other.name ? -1 : 1));
  const lines = connectors.map(({ name }) => `put ${word(encodeURIComponent(name))} ${word(`${fileName(name)}.json`)}`);
  return `# Makes the connectors, or changes those that are there. Of a file, Connect takes what "config" holds.
set -eu
put() {
  sed -n '/^  "config": {$/,/^  }$/p' "/generated/connect/$2" | sed '1s/.*/{/' >/tmp/config.json
  curl --fail-with-body --silent --show-error --retry 5 --retry-all-errors --output /dev/null \\
    --request PUT --json @/tmp/config.json "http://connect:8083/connectors/$1/config"
  echo "$1"
}
${lines.join("\n")}
`;
}

function word(text: string): string {
  return /^[\w./:,=@%+-]+$/.test(text) ? text : shellWord(text);
}
