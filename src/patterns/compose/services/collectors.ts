import { fileName } from "../../../compiler/emit/file-name.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { componentsOf, healthUrl, writtenFolders } from "../../../systems/otel/public.js";
import { COLLECTOR, type CollectorSpec } from "../../../systems/otel/schema/collector.js";
import { secretUses } from "../../secrets/uses.js";
import { SHELL_IMAGE } from "../images.js";
import type { StackSpec } from "../schema.js";
import {
  basics,
  type Condition,
  has,
  lookedUp,
  type Mount,
  type Service,
  type Services,
  variables,
} from "../service.js";
import { brokerNames } from "./brokers.js";
import { clickhouseHosts } from "./clickhouse.js";
import { topicStep } from "./register-topics.js";

const PREPARE = "otel-prepare";
/** Who the image runs as; said, so that its folders are its own whatever image it is. */
const USER = "10001:10001";
const TOOLS = { source: "otel-tools", target: "/tools" };

export function collectorService({ name }: { readonly name: string }): string {
  return `otel-${name.replace(/[^A-Za-z0-9_.-]/g, "-")}`;
}

/** A service for each collector, and one before them that gives them what their image lacks: folders and a shell's tools. */
export function collectorServices(stack: StackSpec, pipeline: Pipeline): Services {
  const collectors = has(stack, "collector") ? ofKind(pipeline.resources, COLLECTOR) : [];
  const prepared = collectors.flatMap(volumesOf);
  const isAsked = collectors.some((each) => healthUrl(each) !== undefined);
  const services = Object.fromEntries(
    collectors.map((each) => [collectorService(each), collectorOf(each, stack, pipeline)]),
  );
  if (prepared.length === 0 && !isAsked) return services;
  const prepare: Service = {
    image: SHELL_IMAGE,
    entrypoint: ["sh", "-ec"],
    // A new volume is root's.
    command: [
      [
        ...(isAsked ? [`cp /bin/busybox ${TOOLS.target}/busybox`] : []),
        ...prepared.map(({ source }) => `chown ${USER} /prepared/${source}`),
      ].join("\n"),
    ],
    user: "0:0",
    mounts: [
      ...(isAsked ? [{ ...TOOLS, isVolume: true }] : []),
      ...prepared.map(({ source }) => ({ source, target: `/prepared/${source}`, isVolume: true })),
    ],
    cpus: 0.5,
    memory: "64m",
    isOnce: true,
  };
  return { [PREPARE]: prepare, ...services };
}

function collectorOf(collector: Resource<CollectorSpec>, stack: StackSpec, pipeline: Pipeline): Service {
  const secrets = secretUses(pipeline)
    .filter(({ reader, resource }) => reader === "collector" && resource === collector)
    .map(({ secret }) => secret);
  const volumes = volumesOf(collector);
  const health = healthUrl(collector);
  const isPrepared = volumes.length > 0 || health !== undefined;
  return {
    ...basics(stack, "collector"),
    user: USER,
    command: ["--config=/etc/otelcol/config.yaml"],
    environment: variables(stack, "collector", {
      GOMEMLIMIT: goMemoryLimit(basics(stack, "collector").memory),
      ...collector.spec.environment,
      ...lookedUp(secrets),
    }),
    mounts: [
      { source: `../otel/${fileName(collector.name)}/config.yaml`, target: "/etc/otelcol/config.yaml" },
      ...volumes,
      ...(health === undefined ? [] : [{ ...TOOLS, isVolume: true, isReadOnly: true }]),
    ],
    waitsFor: {
      ...(isPrepared ? { [PREPARE]: "service_completed_successfully" as Condition } : {}),
      ...upstream(collector, stack, pipeline),
    },
    // The image has no shell: a tool that needs none is put beside it.
    ...(health === undefined
      ? {}
      : {
          health: {
            test: ["CMD", `${TOOLS.target}/busybox`, "wget", "-q", "--spider", ...unverified(health), health],
            interval: "10s",
            startPeriod: "60s",
          },
        }),
  };
}

/** Its certificate is for the name that others know it by. */
function unverified(url: string): readonly string[] {
  return url.startsWith("https:") ? ["--no-check-certificate"] : [];
}

/** What it keeps, each folder in a volume of its own. */
function volumesOf(collector: Resource<CollectorSpec>): readonly Mount[] {
  return writtenFolders(collector).map((target) => ({
    source: `${collectorService(collector)}${target.replace(/[^A-Za-z0-9_.-]+/g, "-")}`,
    target,
    isVolume: true,
  }));
}

/** ClickHouse with its tables, and brokers with their topics, where it writes or reads there. */
function upstream(
  collector: Resource<CollectorSpec>,
  stack: StackSpec,
  pipeline: Pipeline,
): Readonly<Record<string, Condition>> {
  const types = new Set(componentsOf(collector, ["receivers", "exporters"]).map(({ type }) => type));
  const brokers = types.has("kafka") ? brokerNames(stack, pipeline) : [];
  const servers = types.has("clickhouse") && has(stack, "clickhouse") ? clickhouseHosts(pipeline) : [];
  return {
    ...Object.fromEntries(brokers.map((name) => [name, "service_healthy" as const])),
    ...(brokers.length === 0
      ? {}
      : Object.fromEntries(
          Object.keys(topicStep(stack, pipeline)).map((step) => [step, "service_completed_successfully" as const]),
        )),
    ...Object.fromEntries(servers.map(({ host }) => [host, "service_healthy" as const])),
    ...(servers.length === 0 ? {} : { "register-tables": "service_completed_successfully" as const }),
  };
}

const MEBIBYTES: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024 };

/** Four fifths of what it may take: Go then tidies up before it is killed. */
function goMemoryLimit(memory: string): string {
  const [, amount = "0", unit = "m"] = /^([\d.]+)([kmg])/i.exec(memory) ?? [];
  const mebibytes = Number(amount) * (MEBIBYTES[unit.toLowerCase()] ?? 1);
  return `${Math.max(1, Math.floor(mebibytes * 0.8))}MiB`;
}
