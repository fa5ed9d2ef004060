import { fileName } from "../../../compiler/emit/file-name.js";
import { kafkaPlace } from "../kafka/place.js";
import { object, type Placed, type Scope } from "../placed.js";

const COMPONENTS = { "kafka-metrics": "kafka", "connect-metrics": "connect" } as const;

/** The generated rules by which the JMX exporter names metrics, as alerts know them, for what of Kafka runs here. */
export function jmxRules(scope: Scope, name: keyof typeof COMPONENTS): readonly Placed[] {
  const kafka = kafkaPlace(scope);
  if (scope.spec.monitoring === undefined || kafka === undefined) return [];
  const component = COMPONENTS[name];
  const path =
    component === "kafka" ? `kafka/${fileName(kafka.resource.name)}/jmx-exporter.yaml` : "connect/jmx-exporter.yaml";
  const rules = scope.artifacts.find((artifact) => artifact.path === path)?.content;
  return [
    {
      file: `${component}/metrics.yaml`,
      from: [scope.cluster.address],
      manifest: object(
        scope,
        { apiVersion: "v1", kind: "ConfigMap", name, component },
        // None yet while the pipeline is only checked.
        { data: { "rules.yaml": rules ?? "" } },
      ),
    },
  ];
}
