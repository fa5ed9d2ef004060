import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CLUSTER, hostAndPortOf } from "../../../systems/clickhouse/schema/cluster.js";
import type { StackSpec } from "../schema.js";
import { basics, has, type Service, type Services, shell } from "../service.js";

export function keeperHosts(stack: StackSpec, { resources }: Pipeline): readonly string[] {
  if (!has(stack, "keeper")) return [];
  const named = ofKind(resources, CLUSTER).flatMap(({ spec }) =>
    (spec.keeper ?? []).map((each) => hostAndPortOf(each).host),
  );
  return [...new Set(named)];
}

/** Keepers that ClickHouse's replicas keep in step by. */
export function keeperServices(stack: StackSpec, pipeline: Pipeline): Services {
  const hosts = keeperHosts(stack, pipeline);
  return Object.fromEntries(
    hosts.map((host) => {
      const service: Service = {
        ...basics(stack, "keeper"),
        hostname: host,
        mounts: [
          { source: `${host}-data`, target: "/var/lib/clickhouse-keeper", isVolume: true },
          { source: `./keeper/${host}.yaml`, target: "/etc/clickhouse-keeper/keeper_config.yaml" },
        ],
        command: ["clickhouse-keeper", "--config-file=/etc/clickhouse-keeper/keeper_config.yaml"],
        health: shell("clickhouse-keeper client --host localhost --port 9181 --query ruok | grep -q imok"),
      };
      return [host, service];
    }),
  );
}
