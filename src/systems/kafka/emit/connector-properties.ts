import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { isSecret } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec, type ConnectorSpec } from "../schema.js";
import { clientSecurity } from "./client-security.js";
import { loggedInAs } from "./logged-in.js";

/** The cluster that a connector is on: its own, else the pipeline's only one. */
export function clusterOf(
  { spec }: Resource<{ readonly cluster?: ConnectorSpec["cluster"] }>,
  { resources }: Pipeline,
): Resource<ClusterSpec> | undefined {
  if (spec.cluster !== undefined) return resourceAt(resources, spec.cluster.$ref, CLUSTER);
  return ofKind(resources, CLUSTER)[0];
}

/** Clients that a connector makes for itself, by the property that asks for them; a worker's security is not theirs. */
const OWN_CLIENTS: Readonly<Record<string, readonly string[]>> = {
  "schema.history.internal.kafka.topic": ["schema.history.internal.producer.", "schema.history.internal.consumer."],
  "signal.kafka.topic": ["signal.consumer."],
};

/** A connector's properties as Connect takes them: texts, with secrets by reference. */
export function connectorProperties(
  connector: Resource<ConnectorSpec>,
  pipeline: Pipeline,
): Readonly<Record<string, string>> {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(connector.spec.config)) {
    properties[name] = isSecret(value) ? `\${env:${environmentVariable(value)}}` : String(value);
  }
  const cluster = clusterOf(connector, pipeline);
  if (cluster === undefined) return properties;
  const prefixes = Object.entries(OWN_CLIENTS).flatMap(([asks, each]) => (Object.hasOwn(properties, asks) ? each : []));
  for (const prefix of prefixes) {
    for (const [name, value] of Object.entries(clientSecurity(loggedInAs(cluster, cluster.spec.connectUser, pipeline))))
      properties[prefix + name] ??= value;
  }
  return properties;
}
