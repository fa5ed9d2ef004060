import type { JsonObject } from "../../../compiler/model/json.js";
import { secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { ADMIN, type ClickHousePlace, KEEPER_SERVICE } from "./place.js";
import { isSecured, keeperPort, metricsPort, portsOf, serverOf } from "./ports.js";
import { serverFiles } from "./server-files.js";

/** The installation's `configuration`: who keeps its servers in step, who makes their objects, ports, files, the cluster. */
export function configuration(scope: Scope, place: ClickHousePlace): JsonObject {
  const secret = place.declared?.spec.secret;
  const files = serverFiles(scope);
  const keeper = { host: KEEPER_SERVICE, port: keeperPort(scope).port, ...(isSecured(scope) ? { secure: "yes" } : {}) };
  return {
    ...(place.keepers === 0 ? {} : { zookeeper: { nodes: [keeper] } }),
    users: {
      [`${ADMIN}/password`]: { valueFrom: { secretKeyRef: { ...secretKey(scope.spec.admin) } } },
      [`${ADMIN}/access_management`]: 1,
      [`${ADMIN}/named_collection_control`]: 1,
      [`${ADMIN}/networks/ip`]: ["::/0"],
      [`${ADMIN}/profile`]: "default",
    },
    settings: {
      ...(serverOf(scope)?.prometheus === undefined ? endpoint(scope) : {}),
      ...securePorts(scope),
      // Else a replica gives parts to whoever asks for them.
      ...(secret === undefined
        ? {}
        : {
            "interserver_http_credentials/user": "interserver",
            "interserver_http_credentials/password": { valueFrom: { secretKeyRef: { ...secretKey(secret) } } },
          }),
    },
    ...(Object.keys(files).length === 0 ? {} : { files }),
    clusters: [
      {
        name: place.cluster,
        ...openness(scope, place),
        ...(secret === undefined ? {} : { secret: { valueFrom: { secretKeyRef: { ...secretKey(secret) } } } }),
        layout: { shardsCount: place.shards, replicasCount: place.replicas },
      },
    ],
  };
}

function securePorts(scope: Scope): JsonObject {
  if (!isSecured(scope)) return {};
  const elements = { tcps: "tcp_port_secure", https: "https_port" } as const;
  const open = new Map(portsOf(scope).map(({ name, port }) => [name, port]));
  return Object.fromEntries(
    Object.entries(elements).flatMap(([name, element]) => {
      const port = open.get(name);
      return port === undefined ? [] : [[element, port]];
    }),
  );
}

/** Which ports the operator asks the servers by, and gives to their Services. */
function openness(scope: Scope, place: ClickHousePlace): JsonObject {
  if (!isSecured(scope)) return place.secure ? { secure: "yes" } : {};
  const isPlain = portsOf(scope).some(({ name }) => name === "http" || name === "tcp");
  return { secure: "yes", insecure: isPlain ? "yes" : "no" };
}

/** What monitors scrape, where no file of the servers' own says it. */
function endpoint(scope: Scope): JsonObject {
  return {
    "prometheus/endpoint": "/metrics",
    ...(isSecured(scope) ? {} : { "prometheus/port": metricsPort(scope).port }),
    "prometheus/metrics": true,
    "prometheus/events": true,
    "prometheus/asynchronous_metrics": true,
    "prometheus/errors": true,
  };
}
