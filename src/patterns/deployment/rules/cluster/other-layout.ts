import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { clickHousePlace } from "../../clickhouse/place.js";
import { scopeOf } from "../../derived.js";
import { kafkaPlace } from "../../kafka/place.js";

const placed = (options: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9000", "clickhouse-2:9000"] }],
  keeper: ["keeper-1:9281", "keeper-2:9281", "keeper-3:9281"],
  secret: secret("clickhouse/cluster"),
});
const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
  engine: { type: "ReplicatedMergeTree" },
  cluster: main,
});
const cluster = kubernetes.cluster({ namespace: "shop", clickhouse: "altinity", certificate: "clickhouse-tls"${options} });

const listed = [events, cluster];
`;

export const otherLayout: Rule = {
  code: "kubernetes/other-layout",
  severity: "error",
  summary: "The cluster that runs is another than the one that the pipeline is made for",
  why: "Tables are made for the shards and replicas of their `clickhouse.cluster`, and topics for its brokers: with more servers than it says some have none of the tables, and with fewer a Distributed table asks servers that are not there.",
  mend: "Leave the option out, and it follows from the pipeline; or change the pipeline's cluster.",
  failing: placed(", replicas: 3"),
  passing: placed(""),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    if (scope === undefined) return;
    const { spec, cluster } = scope;
    const tell = (option: "shards" | "replicas" | "brokers", declared: string) => ({
      detail: `\`${option}: ${spec[option]}\`, and ${declared}. ${otherLayout.mend}`,
      at: within(cluster.origin, option),
      resource: cluster.address,
    });
    const place = clickHousePlace(scope);
    if (place !== undefined) {
      const shards = place.declared?.spec.shards ?? [{ replicas: [""] }];
      const replicas = Math.max(...shards.map((shard) => shard.replicas.length));
      const name = place.declared === undefined ? "the tables are on no cluster" : `\`${place.cluster}\` has`;
      if (place.shards !== shards.length)
        yield tell("shards", place.declared === undefined ? name : `${name} ${shards.length}`);
      if (place.replicas !== replicas)
        yield tell("replicas", place.declared === undefined ? name : `${name} ${replicas}`);
    }
    const kafka = kafkaPlace(scope);
    const size = kafka?.resource.spec.size;
    if (kafka !== undefined && size !== undefined && kafka.brokers !== size)
      yield tell("brokers", `\`${kafka.resource.name}\` has \`size: ${size}\``);
  },
};
