import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { BACKUP as KAFKA_BACKUP } from "../../../../systems/kafka/schema.js";
import { BACKUP as POSTGRES_BACKUP } from "../../../../systems/postgres/schema/backup.js";
import { kafkaBackups } from "../../archives/kafka.js";
import { scopeOf } from "../../derived.js";

const kept = (
  to: string,
): string => `const brokers = kafka.cluster("kafka", { brokers: ["kafka-kafka-bootstrap:9092"] });
const orders = kafka.topic("orders", { cluster: brokers, partitions: 3, replicas: 3 });
const saved = kafka.backup("saved", { cluster: brokers, to: ${to} });
const cluster = kubernetes.cluster({ namespace: "shop", kafka: "strimzi" });

const listed = [orders, saved, cluster];
`;

export const archiveWithoutVolume: Rule = {
  code: "kubernetes/archive-without-volume",
  severity: "error",
  summary: "A backup is to be kept in a folder, and pods have none that stays",
  why: "A folder of a pod is gone with it. No CronJob is made for this backup: nobody takes it, and no alert tells.",
  mend: 'Claim a volume for it: `to: { volume: "200Gi" }`.',
  failing: kept('{ folder: "/srv/topics" }'),
  passing: kept('{ volume: "200Gi" }'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const backups = [
      ...ofKind(pipeline.resources.values(), POSTGRES_BACKUP),
      ...(kafkaBackups(scope).length === 0 ? [] : ofKind(pipeline.resources.values(), KAFKA_BACKUP)),
    ];
    for (const { spec, name, kind, origin, address } of backups) {
      if ("volume" in spec.to) continue;
      yield {
        detail: `\`${kind}("${name}")\` is kept in \`${spec.to.folder}\`. ${archiveWithoutVolume.mend}`,
        at: within(origin, "to", "folder"),
        resource: address,
      };
    }
  },
};
