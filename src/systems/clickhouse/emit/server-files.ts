import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import { type Address, nameOf } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { JsonObject } from "../../../compiler/model/json.js";
import { isSecret, type SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { METRIC, METRICS_PATH, type MetricSpec } from "../schema/metric.js";
import { SERVER, type ServerSpec } from "../schema/server.js";
import { scrapeQuery } from "./metric-query.js";
import { kafkaConfig, networkConfig, queryCacheConfig } from "./server-config.js";
import { environmentNote } from "./server-environment.js";

type Server = Resource<ServerSpec>;

/** The configuration of servers, a file for each concern, and the queries that are scraped. */
export function serverFiles(pipeline: Pipeline): readonly Artifact[] {
  return [...ofKind(pipeline.resources, SERVER).flatMap(filesOf), ...metricFiles(pipeline)];
}

function filesOf(server: Server): readonly Artifact[] {
  const { spec } = server;
  const secrets = Object.values(spec.kafka).filter((each): each is SecretReference => isSecret(each));
  const file = (path: string, content: JsonObject, note: readonly string[] = []): readonly Artifact[] => {
    if (Object.keys(content).length === 0) return [];
    const head = commentHead("#", server.address, [`For every ${ownerName(spec.cluster?.$ref)}.`, ...note].join("\n"));
    const text = `${head}\n${yamlText(content)}`;
    return [{ path: `${folderOf(spec.cluster?.$ref)}/${path}`, content: text, resources: [server.address] }];
  };
  return [
    ...file("config.d/network.yaml", networkConfig(spec)),
    ...file("config.d/prometheus.yaml", prometheusConfig(spec)),
    ...file("config.d/query-cache.yaml", queryCacheConfig(spec)),
    ...file("config.d/kafka.yaml", kafkaConfig(spec), environmentNote(secrets)),
    ...file("config.d/settings.yaml", spec.settings),
    ...file(
      "users.d/profile.yaml",
      Object.keys(spec.profile).length === 0 ? {} : { profiles: { default: spec.profile } },
    ),
  ];
}

/** https://clickhouse.com/docs/operations/server-configuration-parameters/settings, prometheus. */
function prometheusConfig({ prometheus }: ServerSpec): JsonObject {
  if (prometheus === undefined) return {};
  return {
    prometheus: {
      endpoint: prometheus.path,
      port: prometheus.port,
      metrics: true,
      events: true,
      asynchronous_metrics: true,
      errors: true,
    },
  };
}

function metricFiles(pipeline: Pipeline): readonly Artifact[] {
  const byCluster = new Map<Address | undefined, Resource<MetricSpec>[]>();
  for (const metric of ofKind(pipeline.resources, METRIC)) {
    const cluster = metric.spec.cluster?.$ref;
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), metric]);
  }
  return [...byCluster].flatMap(([cluster, metrics]) => {
    const [first] = metrics;
    if (first === undefined) return [];
    const rule = {
      url: METRICS_PATH,
      methods: "GET",
      handler: {
        type: "predefined_query_handler",
        query: scrapeQuery(metrics),
        content_type: "text/plain; version=0.0.4; charset=UTF-8",
      },
    };
    const note = `For every ${ownerName(cluster)}. Prometheus asks for ${METRICS_PATH} on the HTTP port, as a user who may read what the queries read.`;
    return [
      {
        path: `${folderOf(cluster)}/config.d/metrics.yaml`,
        content: `${commentHead("#", first.address, note)}\n${yamlText({ http_handlers: { rule: [rule], defaults: "" } })}`,
        resources: metrics.map((each) => each.address),
      },
    ];
  });
}

function folderOf(cluster: Address | undefined): string {
  return cluster === undefined ? "clickhouse/server" : `clickhouse/${fileName(nameOf(cluster))}/server`;
}

function ownerName(cluster: Address | undefined): string {
  return cluster === undefined ? "ClickHouse server" : "server of the cluster";
}
