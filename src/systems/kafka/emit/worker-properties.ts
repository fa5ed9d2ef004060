import { commentHead } from "../../../compiler/emit/head.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CONNECTOR } from "../schema.js";
import { clientSecurity } from "./client-security.js";
import { clusterOf, connectorProperties } from "./connector-properties.js";
import { loggedInAs } from "./logged-in.js";
import { propertyLine, providerLines, quotedVariablesIn, variablesIn } from "./properties-text.js";

/** Those of a worker, and those that it makes for its connectors. */
const CLIENTS = ["", "producer.", "consumer.", "admin."];

/** What a Connect worker must have for the connectors. */
export function workerFiles(pipeline: Pipeline): readonly Artifact[] {
  const connectors = ofKind(pipeline.resources, CONNECTOR);
  const first = connectors[0];
  if (first === undefined) return [];
  const cluster = clusterOf(first, pipeline);
  const security = Object.entries(
    cluster === undefined ? {} : clientSecurity(loggedInAs(cluster, cluster.spec.connectUser, pipeline)),
  );
  const classes = [...new Set(connectors.map((connector) => connector.spec.class))].sort();
  // A config provider completes all of these.
  const texts = [
    ...connectors.flatMap((each) => Object.values(connectorProperties(each, pipeline))),
    ...security.map(([, value]) => value),
  ];
  const variables = variablesIn(texts);
  const quoted = quotedVariablesIn(texts);
  const lines = [
    commentHead("#", first.madeBy ?? first.address, "What every Connect worker must have for these connectors."),
    "",
    "# Plugins, on its plugin.path (Debezium 3.6.1.Final, on Kafka Connect 4.3):",
    ...classes.map((each) => `#   ${each}`),
    ...(variables.length === 0
      ? []
      : [
          "",
          "# Secrets are looked up in the worker's environment, which must define:",
          ...variables.map((variable) => `#   ${variable}`),
          ...(quoted.length === 0
            ? []
            : [
                `# Of ${quoted.join(", ")} it must have \\" for a quote, and two backslashes for one: Connect puts`,
                "# them between quotes as they are.",
              ]),
        ]),
    ...providerLines(texts),
    ...(security.length === 0
      ? []
      : [
          "",
          "# The worker and its clients log in to the cluster",
          ...CLIENTS.flatMap((prefix) => security.map(([name, value]) => propertyLine(prefix + name, value))),
        ]),
    "",
    "# The connectors set their own producer limits",
    "connector.client.config.override.policy=All",
    "",
  ];
  return [
    {
      path: "connect/worker.properties",
      content: lines.join("\n"),
      resources: [...new Set(connectors.map((each) => each.madeBy ?? each.address))],
    },
  ];
}
