import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TOPIC } from "../../../../systems/kafka/schema.js";
import { quantity } from "../../../../systems/kubernetes/public.js";
import { scopeOf } from "../../derived.js";
import { kafkaPlace } from "../../kafka/place.js";
import { volumeSize } from "../../sizes.js";
import { onKubernetes } from "../cases.js";

const loaded = (storage: string): string =>
  onKubernetes(
    `, storage: { kafka: "${storage}" }, load: { messagesPerSecond: 2000, bytesPerMessage: 500 }`,
    "",
    ', retention: "7d"',
  );

/** Above this share of a disk brokers are in trouble when one of them is away. */
const FILLED = 0.8;

export const storageBelowLoad: Rule = {
  code: "kubernetes/storage-below-load",
  severity: "warning",
  summary: "The brokers' volumes are too small for the load",
  why: "A broker whose disk is full stops, and the others, who take over its partitions, are full soon after. Growing a volume in the middle of that takes hours.",
  mend: "Give more `storage.kafka`, more brokers, or keep the topic for a shorter time.",
  failing: loaded("500Gi"),
  passing: loaded("1Ti"),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    const kafka = scope === undefined ? undefined : kafkaPlace(scope);
    const load = scope?.spec.load;
    if (scope === undefined || kafka === undefined || load === undefined) return;
    const size = volumeSize(scope, "kafka");
    const bytes = (quantity(size) ?? 0) * kafka.brokers * FILLED;
    for (const topic of ofKind(pipeline.resources, TOPIC)) {
      const { retention, retentionBytes, partitions, replicas, cleanup } = topic.spec;
      if (retention === undefined || retention < 0 || cleanup === "compact") continue;
      const written = load.messagesPerSecond * load.bytesPerMessage * (retention / 1000);
      const kept = Math.min(written, retentionBytes === undefined ? written : retentionBytes * partitions) * replicas;
      if (kept <= bytes) continue;
      const gibibytes = (value: number): string => `${Math.ceil(value / 2 ** 30)} GiB`;
      yield {
        detail: `\`${topic.name}\` keeps ${gibibytes(kept)} under this load, with its ${replicas} copies; ${kafka.brokers} volumes of ${size} hold ${gibibytes(bytes)} at ${FILLED * 100} %. ${storageBelowLoad.mend}`,
        at:
          scope.spec.storage.kafka === undefined
            ? within(scope.cluster.origin, "load")
            : within(scope.cluster.origin, "storage", "kafka"),
        resource: scope.cluster.address,
        related: [{ at: topic.origin, note: "the topic" }],
      };
      return;
    }
  },
};
