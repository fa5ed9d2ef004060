import type { Address } from "../../compiler/model/address.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { CLUSTER, hostAndPortOf } from "../../systems/clickhouse/schema/cluster.js";
import { SERVER, type ServerSpec } from "../../systems/clickhouse/schema/server.js";
import { scrapedAt } from "../../systems/otel/public.js";
import { COLLECTOR } from "../../systems/otel/schema/collector.js";
import { hostAndPort } from "../../systems/prometheus/schema/labels.js";
import type { MonitoringSpec } from "./schema.js";

type Resources = ReadonlyMap<Address, Resource>;

/** The name that others on the same machine, or in the same network, reach a collector by. */
export function collectorHost(name: string): string {
  return `otel-${name.replace(/[^A-Za-z0-9_.-]/g, "-")}`;
}

/** The exporters with those that the pipeline itself declares elsewhere than by default. */
export function withFound(spec: MonitoringSpec, resources: Resources): MonitoringSpec {
  const collector = spec.exporters.collector ?? collectorTargets(resources);
  const clickhouse = spec.exporters.clickhouse ?? clickhouseTargets(resources);
  return {
    ...spec,
    exporters: {
      ...spec.exporters,
      ...(collector === undefined ? {} : { collector }),
      ...(clickhouse === undefined ? {} : { clickhouse }),
    },
  };
}

/** The path by which servers show their metrics, where all have one. */
export function clickhousePath(resources: Resources): string | undefined {
  const paths = new Set(ofKind(resources, SERVER).map(({ spec }) => spec.prometheus?.path));
  return paths.size === 1 ? [...paths][0] : undefined;
}

function collectorTargets(resources: Resources): string[] | undefined {
  const targets = ofKind(resources, COLLECTOR).flatMap((collector) => {
    const port = scrapedAt(collector);
    return port === undefined ? [] : [`${collectorHost(collector.name)}:${port}`];
  });
  const valid = targets.filter((target) => hostAndPort.safeParse(target).success);
  return valid.length === 0 ? undefined : valid;
}

/** Where a server says another port than its default, or none. */
function clickhouseTargets(resources: Resources): false | string[] | undefined {
  const servers = ofKind(resources, SERVER);
  if (servers.every(({ spec }) => spec.prometheus?.port === USUAL)) return undefined;
  const clusters = ofKind(resources, CLUSTER);
  const hosts =
    clusters.length === 0
      ? [{ host: "clickhouse", spec: servers[0]?.spec }]
      : clusters.flatMap(({ address, spec }) =>
          spec.shards
            .flatMap(({ replicas }) => replicas)
            .map((replica) => ({ host: hostAndPortOf(replica).host, spec: serverOf(servers, address) })),
        );
  const targets = hosts.flatMap(({ host, spec }) => {
    const port = spec === undefined ? USUAL : spec.prometheus?.port;
    return port === undefined ? [] : [`${host}:${port}`];
  });
  const valid = [...new Set(targets)].filter((target) => hostAndPort.safeParse(target).success);
  return valid.length === 0 ? false : valid;
}

const USUAL = 9363;

function serverOf(servers: readonly Resource<ServerSpec>[], cluster: Address): ServerSpec | undefined {
  return servers.find(({ spec }) => spec.cluster?.$ref === cluster)?.spec;
}
