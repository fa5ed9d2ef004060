import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec } from "../schema.js";
import { clientSecurity } from "./client-security.js";
import { propertyLine, providerLines } from "./properties-text.js";

/** What brokers and clients of each cluster must have: files only of what the config says. */
export function clusterFiles(pipeline: Pipeline): readonly Artifact[] {
  return ofKind(pipeline.resources, CLUSTER).flatMap((cluster) => [...brokerFile(cluster), ...clientFile(cluster)]);
}

function brokerFile(cluster: Resource<ClusterSpec>): readonly Artifact[] {
  const lines = Object.entries(cluster.spec.properties).map(([name, value]) => propertyLine(name, String(value)));
  if (lines.length === 0) return [];
  return [artifact(cluster, "broker.properties", "In the properties of every broker.", lines.join("\n"))];
}

function clientFile(cluster: Resource<ClusterSpec>): readonly Artifact[] {
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
