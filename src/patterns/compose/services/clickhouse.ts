import { fileName } from "../../../compiler/emit/file-name.js";
import type { Address } from "../../../compiler/model/address.js";
import { systemOf } from "../../../compiler/model/address.js";
import type { SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CLUSTER, hostAndPortOf } from "../../../systems/clickhouse/schema/cluster.js";
import { METRIC } from "../../../systems/clickhouse/schema/metric.js";
import { NAMED_COLLECTION } from "../../../systems/clickhouse/schema/named-collection.js";
import { SERVER } from "../../../systems/clickhouse/schema/server.js";
import { secretUses } from "../../secrets/uses.js";
import type { StackSpec } from "../schema.js";
import { pingOf, serverCertificates, serverSpec } from "../secured/servers.js";
import { basics, has, lookedUp, type Mount, type Service, type Services, shell, variables } from "../service.js";
import { keeperHosts } from "./keepers.js";

export const CLICKHOUSE_ADMIN: SecretReference = { $secret: "clickhouse-admin/password" };

/** Hosts of the pipeline's ClickHouse servers, with the cluster that each is of. */
export function clickhouseHosts({
  resources,
}: Pipeline): readonly { readonly host: string; readonly cluster?: Address; readonly replica?: string }[] {
  const clusters = ofKind(resources, CLUSTER);
  if (clusters.length > 0) {
    return clusters.flatMap((cluster) =>
      cluster.spec.shards.flatMap(({ replicas }) =>
        replicas.map((each) => ({
          host: hostAndPortOf(each).host,
          cluster: cluster.address,
          replica: hostAndPortOf(each).host,
        })),
      ),
    );
  }
  return [...resources.values()].some(({ kind }) => systemOf(kind) === "clickhouse") ? [{ host: "clickhouse" }] : [];
}

export function clickhouseServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!has(stack, "clickhouse")) return {};
  const secrets = secretUses(pipeline).filter(({ reader }) => reader === "ClickHouse");
  return Object.fromEntries(
    clickhouseHosts(pipeline).map(({ host, cluster, replica }) => {
      const service: Service = {
        ...basics(stack, "clickhouse"),
        hostname: host,
        // The image's own file that says so is hidden by what is mounted.
        command: ["--", "--listen_host=0.0.0.0"],
        environment: variables(stack, "clickhouse", {
          CLICKHOUSE_USER: "admin",
          CLICKHOUSE_PASSWORD_FILE: "/run/secrets/clickhouse-admin-password",
          CLICKHOUSE_DEFAULT_ACCESS_MANAGEMENT: "1",
          ...lookedUp(secrets.map(({ secret }) => secret)),
        }),
        secrets: ["clickhouse-admin-password"],
        mounts: [
          { source: `${host}-data`, target: "/var/lib/clickhouse", isVolume: true },
          ...serverMounts(pipeline, cluster, replica),
        ],
        waitsFor: Object.fromEntries(
          keeperHosts(stack, pipeline).map((keeper) => [keeper, "service_healthy" as const]),
        ),
        aliases: host === "clickhouse" || clickhouseHosts(pipeline)[0]?.host !== host ? [] : ["clickhouse"],
        certificates: serverCertificates(pipeline, cluster),
        health: shell(pingOf(serverSpec(pipeline, cluster))),
      };
      return [host, service];
    }),
  );
}

function serverMounts(
  { resources }: Pipeline,
  cluster: Address | undefined,
  replica: string | undefined,
): readonly Mount[] {
  const all = [...resources.values()];
  const of = (reference: { readonly $ref: Address } | undefined): boolean => reference?.$ref === cluster;
  const isConfigured =
    cluster !== undefined ||
    [...ofKind(all, SERVER), ...ofKind(all, METRIC), ...ofKind(all, NAMED_COLLECTION)].some(({ spec }) =>
      of(spec.cluster),
    );
  const folder =
    cluster === undefined
      ? "../clickhouse/server"
      : `../clickhouse/${fileName(cluster.slice(cluster.indexOf("/") + 1))}/server`;
  const target = "/etc/clickhouse-server";
  const hasProfile = ofKind(all, SERVER).some(({ spec }) => of(spec.cluster) && Object.keys(spec.profile).length > 0);
  return [
    ...(isConfigured ? [{ source: `${folder}/config.d`, target: `${target}/config.d` }] : []),
    // The server merges both folders, and what is for one replica alone can't lie in the other's.
    ...(replica === undefined
      ? []
      : [{ source: `${folder}/replicas/${fileName(replica)}/config.d`, target: `${target}/conf.d` }]),
    ...(hasProfile ? [{ source: `${folder}/users.d/profile.yaml`, target: `${target}/users.d/profile.yaml` }] : []),
  ];
}
