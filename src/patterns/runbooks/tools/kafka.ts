/** Kafka's own tools that pages name. */
const TOOLS = [
  "kafka-broker-api-versions",
  "kafka-configs",
  "kafka-consumer-groups",
  "kafka-leader-election",
  "kafka-metadata-quorum",
  "kafka-topics",
] as const;

/** Each as a function: typed where `inside` leads, it asks as whom that place knows, whatever the page says. */
export function kafkaFunctions(inside: string, login: string, before: readonly string[] = []): readonly string[] {
  return [
    "kafka_tool() {",
    "  local tool=$1",
    "  shift",
    '  while [ "$1" = --bootstrap-server ] || [ "$1" = --command-config ]; do shift 2; done',
    ...before.map((line) => `  ${line}`),
    `  ${inside} "/opt/kafka/bin/$tool" ${login} "$@"`,
    "}",
    ...TOOLS.map((tool) => `${tool}.sh() { kafka_tool ${tool}.sh "$@"; }`),
  ];
}
