import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec } from "../../../systems/clickhouse/schema/cluster.js";
import { labelName } from "../names.js";
import type { Scope } from "../placed.js";

/** ClickHouse as Altinity's operator runs it. */
export interface ClickHousePlace {
  readonly declared: Resource<ClusterSpec> | undefined;
  /** The cluster's name in `ON CLUSTER` and `Distributed`. */
  readonly cluster: string;
  readonly shards: number;
  readonly replicas: number;
  readonly keepers: number;
  readonly secure: boolean;
}

/** The name of the installation, and of its keepers'. The operator's Services begin with what they are of. */
export const CLICKHOUSE = "clickhouse";
export const CLICKHOUSE_SERVICE = `clickhouse-${CLICKHOUSE}`;
export const KEEPER_SERVICE = `keeper-${CLICKHOUSE}`;
export const ADMIN = "headrace";
export const CERTIFICATES = "/etc/clickhouse-server/tls";

export function clickHousePlace({ spec, pipeline }: Scope): ClickHousePlace | undefined {
  if (spec.clickhouse === undefined) return undefined;
  const declared = ofKind(pipeline.resources, CLUSTER)[0];
  const shards = declared?.spec.shards;
  return {
    declared,
    cluster: declared?.name ?? labelName("main"),
    shards: spec.shards ?? shards?.length ?? 1,
    replicas: spec.replicas ?? Math.max(1, ...(shards ?? []).map((shard) => shard.replicas.length)),
    keepers: spec.keepers ?? (declared === undefined ? 0 : 3),
    secure: declared?.spec.secure ?? false,
  };
}

/** The name of the keepers' cluster, which is in those of their Services. */
export const KEEPER_CLUSTER = "keeper";

/** Names by which the servers and keepers are asked, which the certificate must have: of Services, and each one's own. */
export function serverHosts(scope: Scope): readonly string[] {
  const place = clickHousePlace(scope);
  if (place === undefined) return [];
  const { cluster, shards, replicas } = place;
  const own = Array.from({ length: shards * replicas }, (_, index) => {
    const shard = Math.floor(index / replicas);
    return `chi-${CLICKHOUSE}-${cluster}-${shard}-${index % replicas}`;
  });
  const { namespace, environments } = scope.spec;
  const namespaces = new Set([namespace, ...Object.values(environments).map((each) => each.namespace ?? namespace)]);
  const keepers = Math.max(place.keepers, ...Object.values(environments).map((each) => each.keepers ?? 0));
  return [
    CLICKHOUSE_SERVICE,
    ...[...namespaces].map((each) => `${CLICKHOUSE_SERVICE}.${each}.svc`),
    ...own,
    ...(keepers === 0 ? [] : [KEEPER_SERVICE]),
    ...Array.from({ length: keepers }, (_, index) => `chk-${CLICKHOUSE}-${KEEPER_CLUSTER}-0-${index}`),
  ];
}
