import type { Finding } from "../../../../compiler/model/diagnostic.js";
import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { type ClickHousePlace, clickHousePlace } from "../../clickhouse/place.js";
import { isSecured, serverOf } from "../../clickhouse/ports.js";
import { scopeOf } from "../../derived.js";
import type { Scope } from "../../placed.js";

const replicated = (options: string, secret: string): string => `const main = clickhouse.cluster("main", {
  shards: [{ replicas: ["clickhouse-1:9440", "clickhouse-2:9440"] }],
  keeper: ["keeper-1:9281", "keeper-2:9281", "keeper-3:9281"],${secret}
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
const SECRET = '\n  secret: secret("clickhouse/cluster"),';

export const plainTraffic: Rule = {
  code: "kubernetes/plain-traffic",
  severity: "warning",
  summary: "ClickHouse's traffic in the cluster can be read, or asked for by anyone",
  why: "Without a certificate passwords and rows go over the network as they are: of queries, between replicas, and between servers and keepers. Without a `secret` of the cluster replicas give their parts to whoever reaches them. Network policies keep others away as far as the cluster's network heeds them.",
  mend: 'Name a Secret with a certificate, `certificate: "clickhouse-tls"`, and give the ClickHouse cluster a `secret`. `certificate: false` says that it is meant so.',
  failing: replicated("", SECRET),
  passing: replicated(', certificate: "clickhouse-tls"', SECRET),
  *check(pipeline) {
    const scope = scopeOf(pipeline);
    const place = scope === undefined ? undefined : clickHousePlace(scope);
    if (scope === undefined || place === undefined) return;
    yield* unencrypted(scope, place);
    yield* unauthenticated(scope, place);
  },
};

function* unencrypted(scope: Scope, place: ClickHousePlace): Iterable<Finding> {
  // That one is an error of its own.
  const isRefused = place.secure && serverOf(scope)?.tls === undefined;
  if (isSecured(scope) || scope.spec.certificate === false || isRefused) return;
  const servers = place.shards * place.replicas > 1 ? "queries, what replicas fetch" : "queries";
  const plain = place.keepers > 0 ? `${servers}, and what keepers are asked` : servers;
  const rest = serverOf(scope)?.tls === undefined ? plain : place.keepers > 0 ? "what keepers are asked" : undefined;
  if (rest === undefined) return;
  yield {
    detail: `There is no \`certificate\`: ${rest}, go as plain text. ${plainTraffic.mend}`,
    at: within(scope.cluster.origin, "clickhouse"),
    resource: scope.cluster.address,
  };
}

function* unauthenticated(scope: Scope, { declared, shards, replicas, cluster }: ClickHousePlace): Iterable<Finding> {
  if (declared === undefined || declared.spec.secret !== undefined || shards * replicas === 1) return;
  if (!isSecured(scope)) return;
  yield {
    detail: `\`${cluster}\` has no \`secret\`: its servers give parts to whoever asks. ${plainTraffic.mend}`,
    at: declared.origin,
    resource: declared.address,
  };
}
