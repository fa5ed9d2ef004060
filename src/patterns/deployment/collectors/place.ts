import { parse } from "yaml";
import type { Address } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { isJsonObject, type JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { valueIn } from "../../../systems/otel/public.js";
import { COLLECTOR, type CollectorSpec } from "../../../systems/otel/schema/collector.js";
import { labelName } from "../names.js";
import type { Scope } from "../placed.js";

const CONFIG = /^otel\/([^/]+)\/config\.yaml$/;

export interface CollectorPort {
  readonly name: string;
  readonly port: number;
}

export interface Collector {
  readonly name: string;
  readonly artifact: Artifact;
  /** What it was declared as. */
  readonly resource: Resource<CollectorSpec> | undefined;
  readonly config: JsonObject;
  /** Ports on which its receivers and extensions listen, and it tells of itself, by name. */
  readonly ports: readonly CollectorPort[];
  /** Where it tells of itself, if it does. */
  readonly metrics: number | undefined;
  /** Where its health is told, if the configuration has that extension. */
  readonly health: number | undefined;
  /** Where its queues are kept over a restart. */
  readonly folders: readonly string[];
}

/** The OTEL collectors that run here, by the configurations that are generated for them. */
export function collectorsOf({ artifacts, pipeline }: Scope): readonly Collector[] {
  const resources = ofKind(pipeline.resources, COLLECTOR);
  return artifacts.flatMap((artifact) => {
    const name = CONFIG.exec(artifact.path)?.[1];
    if (name === undefined) return [];
    const resource = resources.find((each) => isFrom(artifact.resources, each));
    return resource?.spec.runsIn === "host" ? [] : [collector(name, artifact, resource)];
  });
}

function isFrom(resources: readonly Address[], { address, madeBy }: Resource): boolean {
  return resources.includes(madeBy ?? address);
}

function collector(name: string, artifact: Artifact, resource: Collector["resource"]): Collector {
  const config: unknown = parse(artifact.content);
  const sections = isJsonObject(config) ? config : {};
  const receivers = listening(sections.receivers);
  const extensions = listening(sections.extensions);
  const metrics = telemetryPort(sections);
  return {
    name: `collector-${labelName(name)}`,
    artifact,
    resource,
    config: sections,
    ports: [
      ...receivers.map(({ path, port }) => ({ name: portName(path), port })),
      ...(metrics === undefined ? [] : [{ name: "metrics", port: metrics }]),
      ...extensions.map(({ path, port }) => ({ name: portName(path), port })),
    ],
    metrics,
    health: extensions.find(({ path }) => /^health_check(\/|$)/.test(path[0] ?? ""))?.port,
    folders: storageFolders(sections.extensions),
  };
}

/** `endpoint: 0.0.0.0:4317` at any depth, with the way to it. */
function listening(value: unknown, path: readonly string[] = []): readonly { path: readonly string[]; port: number }[] {
  if (!isJsonObject(value)) return [];
  const port = /^(?:0\.0\.0\.0|\[::\]|):(\d+)$/.exec(String(value.endpoint))?.[1];
  const own = port === undefined ? [] : [{ path, port: Number(port) }];
  return [...own, ...Object.entries(value).flatMap(([key, each]) => listening(each, [...path, key]))];
}

/** Where it says nothing of its telemetry, it is asked at the port that is usual. */
function telemetryPort({ service }: JsonObject): number | undefined {
  const telemetry = isJsonObject(service) ? service.telemetry : undefined;
  const metrics = isJsonObject(telemetry) && isJsonObject(telemetry.metrics) ? telemetry.metrics : {};
  if (metrics.level === "none") return undefined;
  if (!Array.isArray(metrics.readers)) return 8888;
  for (const reader of metrics.readers) {
    const port = valueIn(reader, "pull", "exporter", "prometheus", "port");
    if (typeof port === "number") return port;
  }
  return undefined;
}

const DEFAULT_FOLDER = "/var/lib/otelcol/file_storage";

function storageFolders(extensions: unknown): readonly string[] {
  if (!isJsonObject(extensions)) return [];
  const folders = Object.entries(extensions).flatMap(([id, config]) => {
    if (!/^file_storage(\/|$)/.test(id)) return [];
    const directory = isJsonObject(config) ? config.directory : undefined;
    return [typeof directory === "string" ? directory : DEFAULT_FOLDER];
  });
  return [...new Set(folders)].filter((folder) => folder !== "/tmp" && !folder.startsWith("/tmp/"));
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
