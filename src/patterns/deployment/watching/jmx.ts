import { yamlText } from "../../../compiler/emit/yaml.js";
import { object, type Placed, type Scope } from "../placed.js";

/** What the brokers' MBeans become, where no artifact says it. Of the workers the generated file of Connect says it. */
const BROKER_RULES = {
  lowercaseOutputName: true,
  rules: [
    {
      pattern: "kafka.server<type=(.+), name=(.+), clientId=(.+), topic=(.+), partition=(.*)><>Value",
      name: "kafka_server_$1_$2",
      type: "GAUGE",
      labels: { clientId: "$3", topic: "$4", partition: "$5" },
    },
    {
      pattern: "kafka.(\\w+)<type=(.+), name=(.+)PerSec\\w*, topic=(.+)><>Count",
      name: "kafka_$1_$2_$3_total",
      type: "COUNTER",
      labels: { topic: "$4" },
    },
    { pattern: "kafka.(\\w+)<type=(.+), name=(.+)PerSec\\w*><>Count", name: "kafka_$1_$2_$3_total", type: "COUNTER" },
    { pattern: "kafka.(\\w+)<type=(.+), name=(.+)><>Value", name: "kafka_$1_$2_$3", type: "GAUGE" },
  ],
};

const SOURCES = {
  "kafka-metrics": { artifact: "kafka/jmx-exporter.yaml", file: "kafka/metrics.yaml", component: "kafka" },
  "connect-metrics": { artifact: "connect/jmx-exporter.yaml", file: "connect/metrics.yaml", component: "connect" },
} as const;

/** The rules by which the JMX exporter names metrics, for what of Kafka runs here. */
export function jmxRules(scope: Scope, name: keyof typeof SOURCES): readonly Placed[] {
  if (scope.spec.monitoring === undefined) return [];
  const { artifact, file, component } = SOURCES[name];
  const given = scope.artifacts.find(({ path }) => path === artifact)?.content;
  const rules = given ?? yamlText(name === "kafka-metrics" ? BROKER_RULES : { rules: [{ pattern: ".*" }] });
  return [
    {
      file,
      from: [scope.cluster.address],
      manifest: object(
        scope,
        { apiVersion: "v1", kind: "ConfigMap", name, component },
        { data: { "rules.yaml": rules } },
      ),
    },
  ];
}
