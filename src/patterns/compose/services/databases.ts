import { fileName } from "../../../compiler/emit/file-name.js";
import type { Address } from "../../../compiler/model/address.js";
import { systemOf } from "../../../compiler/model/address.js";
import type { SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CLUSTER, hostAndPortOf } from "../../../systems/clickhouse/schema/cluster.js";
import { METRIC } from "../../../systems/clickhouse/schema/metric.js";
import { NAMED_COLLECTION } from "../../../systems/clickhouse/schema/named-collection.js";
import { SERVER } from "../../../systems/clickhouse/schema/server.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { secretUses } from "../../secrets/uses.js";
import type { StackSpec } from "../schema.js";
import { basics, has, lookedUp, type Mount, type Service, type Services, shell, variables } from "../service.js";
import { keeperHosts } from "./keepers.js";

export const POSTGRES_ADMIN: SecretReference = { $secret: "postgres-admin/password" };
export const CLICKHOUSE_ADMIN: SecretReference = { $secret: "clickhouse-admin/password" };

/** One for each source; it has the host's name that the source says. */
export function postgresServices(stack: StackSpec, { resources }: Pipeline): Services {
  if (!has(stack, "postgres")) return {};
  return Object.fromEntries(
    ofKind(resources.values(), SOURCE).map((source) => {
      const name = postgresName(source.name);
      const service: Service = {
        ...basics(stack, "postgres"),
        // Debezium reads the log that replicas read.
        command: ["postgres", "-c", "wal_level=logical", "-c", `port=${source.spec.port}`],
        environment: variables(stack, "postgres", {
          POSTGRES_DB: source.spec.database,
          POSTGRES_PASSWORD_FILE: "/run/secrets/postgres-admin-password",
        }),
        secrets: ["postgres-admin-password"],
        mounts: [{ source: `${name}-data`, target: "/var/lib/postgresql/data", isVolume: true }],
        aliases: [source.spec.host],
        health: shell(
          `pg_isready -U postgres -p ${source.spec.port} -d '${source.spec.database.replaceAll("'", "'\\''")}'`,
        ),
      };
      return [name, service];
    }),
  );
}

export function postgresName(source: string): string {
  return `postgres-${fileName(source)
    .replace(/[^A-Za-z0-9_.-]/g, "-")
    .toLowerCase()}`;
}

/** Hosts of the pipeline's ClickHouse servers, with the cluster that each is of. */
export function clickhouseHosts({
  resources,
}: Pipeline): readonly { readonly host: string; readonly cluster?: Address; readonly replica?: string }[] {
  const clusters = ofKind(resources.values(), CLUSTER);
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
        health: shell("wget --quiet --spider http://localhost:8123/ping"),
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
