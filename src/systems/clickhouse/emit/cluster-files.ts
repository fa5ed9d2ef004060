import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec, hostAndPortOf } from "../schema/cluster.js";
import { distributedWrites } from "./distributed-writes.js";
import { environmentNote, fromEnvironment } from "./server-environment.js";

type Cluster = Resource<ClusterSpec>;

/**
 * What the servers of each cluster read: `config.d` and `users.d` of all of them, and for each replica the `config.d`
 * that tells it which one it is.
 */
export function clusterFiles(pipeline: Pipeline): readonly Artifact[] {
  return ofKind(pipeline.resources, CLUSTER).flatMap((cluster) => {
    const folder = `clickhouse/${fileName(cluster.name)}/server`;
    const file = (path: string, content: JsonObject, note: string, more: Artifact["resources"] = []): Artifact => ({
      path: `${folder}/${path}`,
      content: `${commentHead("#", cluster.address, note)}\n${yamlText(content)}`,
      resources: [cluster.address, ...more],
    });
    const writes = distributedWrites(pipeline, cluster.address);
    const [first] = writes;
    const secrets = [cluster.spec.secret, cluster.spec.password].filter((each) => each !== undefined);
    const every = ["For every server of the cluster.", ...environmentNote(secrets)].join("\n");
    return [
      file("config.d/cluster.yaml", clusterConfig(cluster), every),
      ...replicasOf(cluster).map(({ name, macros }) =>
        file(`replicas/${fileName(name)}/config.d/macros.yaml`, { macros }, `For ${name} alone.`),
      ),
      ...(first === undefined
        ? []
        : [
            file(
              "users.d/distributed-inserts.yaml",
              { profiles: { default: { distributed_foreground_insert: 1 } } },
              `For every server of the cluster. \`${first.view}\` writes into the Distributed table \`${first.table}\`: without this\nits rows would count as written, and Kafka's offsets be committed, while they still wait on one server's disk.`,
              writes.map((each) => each.address),
            ),
          ]),
    ];
  });
}

function clusterConfig({ name, spec }: Cluster): JsonObject {
  const access = {
    ...(spec.user === undefined ? {} : { user: spec.user }),
    ...(spec.password === undefined ? {} : { password: fromEnvironment(spec.password) }),
    ...(spec.secure ? { secure: 1 } : {}),
  };
  const shards = spec.shards.map((shard) => ({
    weight: shard.weight,
    internal_replication: shard.internalReplication,
    replica: shard.replicas.map((each) => ({ ...hostAndPortOf(each), ...access })),
  }));
  return {
    remote_servers: {
      [name]: { ...(spec.secret === undefined ? {} : { secret: fromEnvironment(spec.secret) }), shard: shards },
    },
    ...(spec.keeper === undefined
      ? {}
      : {
          zookeeper: { node: spec.keeper.map(hostAndPortOf) },
          distributed_ddl: { path: "/clickhouse/task_queue/ddl" },
        }),
  };
}

interface Replica {
  readonly name: string;
  readonly macros: JsonObject;
}

/** A replica is called by its host; by host and port where two share one. */
function replicasOf({ name, spec }: Cluster): readonly Replica[] {
  const hosts = spec.shards.flatMap((shard) => shard.replicas.map((each) => hostAndPortOf(each).host));
  return spec.shards.flatMap((shard, index) =>
    shard.replicas.map((address) => {
      const { host, port } = hostAndPortOf(address);
      const replica = hosts.filter((each) => each === host).length === 1 ? host : `${host}-${port}`;
      return { name: replica, macros: { cluster: name, shard: String(index + 1), replica, ...spec.macros } };
    }),
  );
}
