import { parse } from "yaml";
import { isJsonObject, type JsonObject } from "../../compiler/model/json.js";
import { imageOf } from "./clickhouse/images.js";
import { labelName } from "./names.js";
import { labelsOf, object, type Placed, type Scope, selectorOf } from "./placed.js";
import { CONTAINER_SECURITY, pod, SCRATCH_MOUNT, spread } from "./pods.js";
import { resourcesOf } from "./sizes.js";
import { from } from "./watching/made-from.js";

const CONFIG = /^otel\/([^/]+)\/config\.yaml$/;

export interface Collector {
  readonly name: string;
  /** Ports on which its receivers and extensions listen, by name. */
  readonly ports: readonly { readonly name: string; readonly port: number }[];
  /** Where its health is told, if the configuration has that extension. */
  readonly health: number | undefined;
}

/** The OTEL collectors of the pipeline, by the configurations that are generated for them. */
export function collectorsOf({ artifacts }: Scope): readonly Collector[] {
  return artifacts.flatMap(({ path, content }) => {
    const name = CONFIG.exec(path)?.[1];
    return name === undefined ? [] : [collector(`collector-${labelName(name)}`, parse(content))];
  });
}

function collector(name: string, config: unknown): Collector {
  const sections = isJsonObject(config) ? config : {};
  const receivers = listening(sections.receivers);
  const extensions = listening(sections.extensions);
  return {
    name,
    ports: [
      ...receivers.map(({ path, port }) => ({ name: portName(path), port })),
      { name: "metrics", port: 8888 },
      ...extensions.map(({ path, port }) => ({ name: portName(path), port })),
    ],
    health: extensions.find(({ path }) => path[0] === "health_check")?.port,
  };
}

/** `endpoint: 0.0.0.0:4317` at any depth, with the way to it. */
function listening(value: unknown, path: readonly string[] = []): readonly { path: readonly string[]; port: number }[] {
  if (!isJsonObject(value)) return [];
  const port = /^(?:0\.0\.0\.0|\[::\]|):(\d+)$/.exec(String(value.endpoint))?.[1];
  const own = port === undefined ? [] : [{ path, port: Number(port) }];
  return [...own, ...Object.entries(value).flatMap(([key, each]) => listening(each, [...path, key]))];
}

/** At most 15 characters, as ports' names are. */
function portName(path: readonly string[]): string {
  const words = path.filter((each) => each !== "protocols").join("-");
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 15)
    .replace(/^-+|-+$/g, "");
}

/** Two of each, as one that is restarted must not lose what it is sent meanwhile. */
export function collectors(scope: Scope): readonly Placed[] {
  return scope.artifacts.flatMap((artifact) => {
    const found = CONFIG.exec(artifact.path)?.[1];
    if (found === undefined) return [];
    const each = collector(`collector-${labelName(found)}`, parse(artifact.content));
    const place = { file: "collectors.yaml", from: from(scope, artifact) };
    const head = { name: each.name, component: each.name };
    const ports = each.ports.map(({ name, port }) => ({ name, port, targetPort: name }));
    return [
      {
        ...place,
        manifest: object(
          scope,
          { apiVersion: "v1", kind: "ConfigMap", ...head },
          { data: { "config.yaml": artifact.content } },
        ),
      },
      {
        ...place,
        manifest: object(scope, { apiVersion: "apps/v1", kind: "Deployment", ...head }, deployment(scope, each)),
      },
      {
        ...place,
        manifest: object(
          scope,
          { apiVersion: "v1", kind: "Service", ...head },
          { spec: { selector: selectorOf(each.name), ports } },
        ),
      },
      {
        ...place,
        manifest: object(
          scope,
          { apiVersion: "policy/v1", kind: "PodDisruptionBudget", ...head },
          { spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(each.name) } } },
        ),
      },
    ];
  });
}

function deployment(scope: Scope, { name, ports, health }: Collector): JsonObject {
  // Alive by its own word; ready when the port is open that telemetry comes in by.
  const readinessProbe: JsonObject = { tcpSocket: { port: ports[0]?.name ?? "metrics" }, periodSeconds: 5 };
  const livenessProbe: JsonObject = {
    httpGet: { path: "/", port: health ?? 0 },
    periodSeconds: 10,
    failureThreshold: 6,
  };
  const probes: JsonObject = health === undefined ? { readinessProbe } : { livenessProbe, readinessProbe };
  return {
    spec: {
      replicas: 2,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selectorOf(name) },
      template: {
        metadata: { labels: labelsOf(scope, name) },
        spec: pod(name, {
          topologySpreadConstraints: spread(scope, selectorOf(name)),
          containers: [
            {
              name: "collector",
              image: imageOf(scope, "collector"),
              imagePullPolicy: "Always",
              args: ["--config=/etc/collector/config.yaml"],
              ports: ports.map((port) => ({ name: port.name, containerPort: port.port })),
              resources: resourcesOf(scope, "collectors"),
              securityContext: CONTAINER_SECURITY,
              ...probes,
              volumeMounts: [SCRATCH_MOUNT, { name: "config", mountPath: "/etc/collector", readOnly: true }],
            },
          ],
          volumes: [{ name: "config", configMap: { name, defaultMode: 0o444 } }],
        }),
      },
    },
  };
}
