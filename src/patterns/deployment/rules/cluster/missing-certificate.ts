import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { clickHousePlace } from "../../clickhouse/place.js";
import { isSecured, serverOf } from "../../clickhouse/ports.js";
import { scopeOf } from "../../derived.js";

const secure = (options: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9440", "clickhouse-2:9440"] }],
  secure: true,
  keeper: ["keeper-1:9281", "keeper-2:9281", "keeper-3:9281"],
  secret: secret("clickhouse/cluster"),
});
const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
  engine: { type: "ReplicatedMergeTree" },
  cluster: main,
});
const cluster = kubernetes.cluster({ namespace: "shop", clickhouse: "altinity"${options} });

const listed = [events, cluster];
`;

export const missingCertificate: Rule = {
  code: "kubernetes/missing-certificate",
  severity: "error",
  summary: "ClickHouse is to talk TLS and has no certificate",
  why: "The servers of a `secure` cluster ask each other on port 9440. Without a certificate none opens it, and each Distributed query and each `ON CLUSTER` fails.",
  mend: 'Name the Secret with the servers\' certificate: `certificate: "clickhouse-tls"`.',
  failing: secure(""),
  passing: secure(', certificate: "clickhouse-tls"'),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    const place = scope === undefined ? undefined : clickHousePlace(scope);
    if (scope === undefined || place?.secure !== true || isSecured(scope)) return;
    if (serverOf(scope)?.tls !== undefined) return;
    yield {
      detail: `\`${place.cluster}\` is \`secure\`. ${missingCertificate.mend}`,
      at: within(scope.cluster.origin, "clickhouse"),
      resource: scope.cluster.address,
    };
  },
};
