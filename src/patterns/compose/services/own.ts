import type { OwnServiceSpec, StackSpec } from "../schema.js";
import { type Mount, type Service, type Services, shell } from "../service.js";

/** The services that the stack says itself. */
export function ownServices(stack: StackSpec): Services {
  return Object.fromEntries(Object.entries(stack.services).map(([name, spec]) => [name, ownService(spec)]));
}

function ownService(spec: OwnServiceSpec): Service {
  const { image, command, environment, ports, volumes, depends_on, once, healthcheck, secrets, cpus, memory } = spec;
  return {
    image,
    ...(command === undefined ? {} : { command }),
    environment,
    ports,
    mounts: volumes.map(mountOf),
    waitsFor: depends_on,
    ...(healthcheck === undefined
      ? {}
      : { health: { ...shell(healthcheck.test, healthcheck.start_period), interval: healthcheck.interval } }),
    secrets,
    cpus,
    memory,
    isOnce: once,
  };
}

function mountOf(text: string): Mount {
  const [source = "", target = "", mode = "rw"] = text.split(":");
  return { source, target, isVolume: !/^[./~]/.test(source), isWritable: mode === "rw" };
}
