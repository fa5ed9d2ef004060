import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import type { JsonObject } from "../../../compiler/model/json.js";
import { isSecret } from "../../../compiler/model/reference.js";
import type { Pipeline } from "../../../compiler/model/resource.js";
import { machineNetwork } from "../machine-network.js";
import type { StackSpec } from "../schema.js";
import { type Mount, type Service, written } from "../service.js";
import { secretName, secretSources, servicesOf } from "../stack.js";

/** `compose.yaml` as data. */
export function composeDocument(name: string, stack: StackSpec, pipeline: Pipeline): JsonObject {
  const services = Object.entries(servicesOf(stack, pipeline));
  const volumes = services.flatMap(([, { mounts = [] }]) =>
    mounts.filter(({ isVolume }) => isVolume).map(({ source }) => source),
  );
  const secrets = secretsOf(
    secretSources(stack, pipeline),
    services.flatMap(([, service]) => (service.secrets ?? []).map(secretName)),
  );
  return {
    name: name
      .toLowerCase()
      .replace(/[^a-z0-9_-]/g, "-")
      .replace(/^[^a-z0-9]+/, ""),
    services: Object.fromEntries(services.map(([service, each]) => [service, serviceObject(each, pipeline)])),
    networks: {
      // Nothing comes in from outside, and nothing goes out.
      backend: {
        driver: "bridge",
        internal: true,
        ...(stack.subnet === undefined ? {} : { ipam: { config: [{ subnet: stack.subnet }] } }),
      },
      frontend: { driver: "bridge" },
      ...(services.some(([, { isOfMachine }]) => isOfMachine)
        ? { machine: { driver: "bridge", internal: true, ipam: { config: [{ ...machineNetwork(pipeline) }] } } }
        : {}),
    },
    ...(volumes.length === 0
      ? {}
      : { volumes: Object.fromEntries([...new Set(volumes)].map((volume) => [volume, {}])) }),
    ...(Object.keys(secrets).length === 0 ? {} : { secrets }),
  };
}

function serviceObject(service: Service, pipeline: Pipeline): JsonObject {
  const { image, hostname, entrypoint, command, environment = {}, ports = [], mounts = [], waitsFor = {} } = service;
  const variables = Object.entries(environment);
  const waits = Object.entries(waitsFor);
  return {
    image,
    ...(hostname === undefined ? {} : { hostname }),
    ...(service.user === undefined ? {} : { user: service.user }),
    ...(entrypoint === undefined ? {} : { entrypoint: entrypoint.map(literal) }),
    ...(command === undefined ? {} : { command: command.map(literal) }),
    ...(variables.length === 0
      ? {}
      : { environment: Object.fromEntries(variables.map(([each, value]) => [each, written(value)])) }),
    ...(waits.length === 0
      ? {}
      : { depends_on: Object.fromEntries(waits.map(([each, condition]) => [each, { condition }])) }),
    ...(service.health === undefined ? {} : { healthcheck: healthcheck(service.health) }),
    ...(service.isOfMachine === true ? { network_mode: "host", pid: "host" } : { networks: networksOf(service) }),
    ...(service.reachesMachine === undefined
      ? {}
      : { extra_hosts: { [service.reachesMachine]: machineNetwork(pipeline).gateway } }),
    ...(ports.length === 0 ? {} : { ports: [...ports] }),
    ...(mounts.length === 0 ? {} : { volumes: mounts.map(volume) }),
    ...((service.secrets ?? []).length === 0
      ? {}
      : { secrets: (service.secrets ?? []).map((each) => (typeof each === "string" ? each : { ...each })) }),
    deploy: { resources: { limits: { cpus: String(service.cpus), memory: service.memory } } },
    security_opt: ["no-new-privileges:true"],
    restart: service.isOnce === true ? "on-failure:3" : "unless-stopped",
  };
}

/** What Compose would look up is meant for a shell. */
function literal(word: string): string {
  return word.replaceAll("$", "$$$$");
}

function healthcheck({ test, interval, startPeriod, timeout = "5s" }: NonNullable<Service["health"]>): JsonObject {
  return { test: test.map(literal), interval, timeout, retries: 6, start_period: startPeriod };
}

/** Only what is reached from outside, or must reach it, is in the front-end network, too. */
function networksOf({ aliases = [], ports = [], isOutward, reachesMachine }: Service): JsonObject {
  return {
    backend: aliases.length === 0 ? {} : { aliases: [...new Set(aliases)] },
    ...(ports.length > 0 || isOutward === true ? { frontend: {} } : {}),
    ...(reachesMachine === undefined ? {} : { machine: {} }),
  };
}

function volume({ source, target, isVolume, isWritable, isReadOnly }: Mount): JsonObject {
  if (isVolume === true) return { type: "volume", source, target, ...(isReadOnly === true ? { read_only: true } : {}) };
  return {
    type: "bind",
    source,
    target,
    ...(isWritable === true ? {} : { read_only: true }),
    // A file that is not there would become a folder.
    bind: { create_host_path: false },
  };
}

function secretsOf(all: ReturnType<typeof secretSources>, used: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => used.includes(name))
      .map(([name, source]) => [
        name,
        isSecret(source) ? { environment: environmentVariable(source) } : { file: source.file },
      ]),
  );
}
