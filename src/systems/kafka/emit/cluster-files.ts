import { stringify } from "yaml";
import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec } from "../schema.js";
import { clientSecurity } from "./client-security.js";
import { loggedInAs } from "./logged-in.js";
import { propertyLine, providerLines } from "./properties-text.js";
import { serverSection } from "./server-section.js";

/** What brokers and clients of each cluster must have: files only of what the config says. */
export function clusterFiles(pipeline: Pipeline): readonly Artifact[] {
  return ofKind(pipeline.resources.values(), CLUSTER).flatMap((cluster) => [
    ...brokerFile(cluster),
    ...clientFiles(cluster, pipeline),
  ]);
}

function brokerFile(cluster: Resource<ClusterSpec>): readonly Artifact[] {
  const lines = Object.entries(cluster.spec.properties).map(([name, value]) => propertyLine(name, String(value)));
  if (lines.length === 0) return [];
  return [artifact(cluster, "broker.properties", "In the properties of every broker.", lines.join("\n"))];
}

function clientFiles(cluster: Resource<ClusterSpec>, pipeline: Pipeline): readonly Artifact[] {
  const security = Object.entries(clientSecurity(cluster.spec));
  if (security.length === 0) return [];
  const lines = [
    propertyLine("bootstrap.servers", cluster.spec.brokers.join(",")),
    ...security.map(([name, value]) => propertyLine(name, value)),
    ...providerLines(security.map(([, value]) => value)),
  ];
  return [
    artifact(
      cluster,
      "client.properties",
      "For Java clients: `--command-config` of Kafka's tools. Secrets are looked up in the environment.",
      lines.join("\n"),
    ),
    artifact(
      cluster,
      "clickhouse.yaml",
      "In `config.d` of every ClickHouse server: how its consumers log in.",
      stringify(
        { kafka: serverSection(loggedInAs(cluster, cluster.spec.clickhouseUser, pipeline)) },
        { lineWidth: 0 },
      ).trimEnd(),
    ),
  ];
}

function artifact(cluster: Resource<ClusterSpec>, name: string, note: string, body: string): Artifact {
  const from = cluster.madeBy ?? cluster.address;
  return {
    path: `kafka/${fileName(cluster.name)}/${name}`,
    content: `${commentHead("#", from, note)}\n${body}\n`,
    resources: [from],
  };
}
