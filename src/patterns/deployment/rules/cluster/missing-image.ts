import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { scopeOf } from "../../derived.js";
import { connectorsOf, kafkaPlace } from "../../kafka/place.js";

const connecting = (
  connect: string,
): string => `const brokers = kafka.cluster("kafka", { brokers: ["kafka-kafka-bootstrap:9092"] });
const clicks = kafka.topic("shop.clicks", { cluster: brokers, partitions: 3, replicas: 1 });
const files = kafka.connector("files", {
  cluster: brokers,
  class: "org.apache.kafka.connect.file.FileStreamSourceConnector",
  config: { topic: "shop.clicks", file: "/tmp/clicks" },
});
const cluster = kubernetes.cluster({ namespace: "shop", kafka: "strimzi"${connect} });

const listed = [clicks, files, cluster];
`;

export const missingImage: Rule = {
  code: "kubernetes/missing-image",
  severity: "error",
  summary: "The Connect workers have no image with the connectors' plugins",
  why: "Strimzi's own image has none of Debezium's connectors: the workers start, and answer that the class is not found.",
  mend: 'Say where Strimzi pushes the image that it builds, `connect: { build: "registry.example.com/connect:1" }`, or name one that has them, `connect: { image: … }`.',
  failing: connecting(""),
  passing: connecting(', connect: { image: "registry.example.com/connect:1" }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined || kafkaPlace(scope) === undefined || scope.spec.connect !== undefined) return;
    const [first] = connectorsOf(scope);
    if (first === undefined) return;
    yield {
      detail: `Connector \`${first.name}\` needs ${first.spec.class}. ${missingImage.mend}`,
      at: within(scope.cluster.origin, "kafka"),
      resource: scope.cluster.address,
    };
  },
};
