import { fileName } from "../../../compiler/emit/file-name.js";
import { nameOf } from "../../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CLUSTER, CONNECTOR, TOPIC, topicConfig, USER } from "../../../systems/kafka/schema.js";
import { shellWord } from "../../overview/markdown.js";
import { LOOKERS, securedCluster } from "../secured/brokers.js";
import { connectUrl } from "../secured/rest.js";
import { WORKER_GROUP, WORKER_TOPICS } from "../services/connect.js";

/** Makes the topics that are not there, and of secured brokers the users and their rights. */
export function topicsScript(pipeline: Pipeline): string {
  const topics = ofKind(pipeline.resources, TOPIC).sort((one, other) => (one.name < other.name ? -1 : 1));
  const lines = topics.map(({ name, spec }) => {
    const config = Object.entries(topicConfig(spec)).map(([key, value]) => ` --config ${word(`${key}=${value}`)}`);
    return `make ${word(name)} --partitions ${spec.partitions} --replication-factor ${spec.replicas}${config.join("")}`;
  });
  const isSecured = securedCluster(pipeline) !== undefined;
  const login = isSecured ? ' --command-config "$ADMIN_CONFIG"' : "";
  return `# Makes the topics that are not there${isSecured ? ", and the users with their rights" : ""}.
set -eu
PATH="\${KAFKA_BIN:-/opt/kafka/bin}:$PATH"
# Each tool is a Java program that lives for a second: it is to start quickly, and several at once.
export KAFKA_HEAP_OPTS="-Xmx128m" KAFKA_JVM_PERFORMANCE_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"
topics() {
  kafka-topics.sh --bootstrap-server "$BOOTSTRAP_SERVERS"${login} "$@"
}
there="$(topics --list)"
begun=""
count=0
make() {
  topic="$1"
  shift
  if printf '%s\\n' "$there" | grep -Fqx -e "$topic"; then return; fi
  topics --create --if-not-exists --topic "$topic" "$@" &
  begun="$begun $!"
  count=$((count + 1))
  if [ "$count" -ge ${AT_ONCE} ]; then finish; fi
}
finish() {
  for process in $begun; do wait "$process"; done
  begun=""
  count=0
}
${lines.join("\n")}
finish
${isSecured ? rights(pipeline) : ""}`;
}

/** As much as the service's processors and memory are enough for. */
const AT_ONCE = 3;

/** What `acls.sh` gives, and what it can't know: the worker's own topics, and who looks at the cluster. */
function rights({ resources }: Pipeline): string {
  const all = [...resources.values()];
  if (ofKind(all, USER).length === 0) return "";
  const worker = ofKind(all, CLUSTER)[0]?.spec.connectUser;
  const own = worker === undefined ? [] : [`User:${nameOf(worker.$ref)}`];
  const lookers = LOOKERS.map((looker) => `User:${looker}`).join(" --allow-principal ");
  return `
BROKERS="$BOOTSTRAP_SERVERS" sh "\${ACLS:-/generated/kafka/acls.sh}"
allow() {
  kafka-acls.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --command-config "$ADMIN_CONFIG" --add --allow-principal "$@"
}
${own
  .flatMap((user) => [
    `allow ${word(user)} --operation Create --operation Describe --operation DescribeConfigs --operation Read --operation Write ${WORKER_TOPICS.map((topic) => `--topic ${topic}`).join(" ")}`,
    `allow ${word(user)} --operation Read --group ${WORKER_GROUP}`,
  ])
  .map((line) => `${line}\n`)
  .join("")}# What looks at the cluster reads no messages.
allow ${lookers} --operation Describe --operation DescribeConfigs --topic '*' --cluster
allow ${lookers} --operation Describe --group '*'
`;
}

/** Gives Connect each connector's configuration, whether it has it already or not. */
export function connectorsScript(pipeline: Pipeline): string {
  const connectors = ofKind(pipeline.resources, CONNECTOR).sort((one, other) => (one.name < other.name ? -1 : 1));
  const lines = connectors.map(({ name }) => `put ${word(encodeURIComponent(name))} ${word(`${fileName(name)}.json`)}`);
  return `# Makes the connectors, or changes those that are there. Of a file, Connect takes what "config" holds.
set -eu
put() {
  sed -n '/^  "config": {$/,/^  }$/p' "/generated/connect/$2" | sed '1s/.*/{/' >/tmp/config.json
  curl --fail-with-body --silent --show-error --retry 5 --retry-all-errors --output /dev/null \\
    --request PUT --json @/tmp/config.json "${connectUrl(pipeline)}/connectors/$1/config"
  echo "$1"
}
${lines.join("\n")}
`;
}

function word(text: string): string {
  return /^[\w./:,=@%+-]+$/.test(text) ? text : shellWord(text);
}
