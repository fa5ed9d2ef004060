import { isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";
import type { Manifest } from "../../../systems/kubernetes/schema/manifest.js";
import { ownManifests } from "../own.js";
import type { Scope } from "../placed.js";
import { ownJobs } from "../watching/own-jobs.js";
import { type End, hostEnd, pods } from "./ends.js";

interface Scraped {
  readonly to: End;
  readonly port: number;
}

/** Where the author's own jobs scrape: pods behind a Service of their manifests, or wherever the host is. */
export function scrapedTargets(scope: Scope): readonly Scraped[] {
  const targets = ownJobs(scope).flatMap(({ spec }) =>
    spec.targets.map((each) => (typeof each === "string" ? each : each.target)),
  );
  return [...new Set(targets)].map((target) => {
    const colon = target.lastIndexOf(":");
    const host = target.slice(0, colon).replace(/^\[|\]$/g, "");
    const port = Number(target.slice(colon + 1));
    return behindService(scope, host, port) ?? { to: hostEnd(scope, host), port };
  });
}

function behindService(scope: Scope, host: string, port: number): Scraped | undefined {
  const { namespace } = scope.spec;
  const [name, place, ...rest] = host.split(".");
  if (place !== undefined && place !== namespace) return undefined;
  if (rest.length > 0 && !["svc", "svc.cluster.local"].includes(rest.join("."))) return undefined;
  const own = ownManifests(scope.pipeline, scope).map(({ manifest }) => manifest);
  const service = own.find(({ kind, metadata }) => kind === "Service" && metadata.name === name);
  const { selector, ports } = object(service?.spec);
  if (service === undefined || !isJsonObject(selector)) return undefined;
  const opened = list(ports)
    .map(object)
    .find((each) => each.port === port);
  const target = opened?.targetPort ?? port;
  const number = typeof target === "number" ? target : containerPort(own, target);
  return { to: pods(service.metadata.name, selector), port: number ?? port };
}

/** The port that a container calls so. */
function containerPort(manifests: readonly Manifest[], name: unknown): number | undefined {
  for (const { spec } of manifests) {
    const { containers } = object(object(object(spec).template).spec);
    for (const container of list(containers)) {
      const found = list(object(container).ports)
        .map(object)
        .find((each) => each.name === name);
      if (typeof found?.containerPort === "number") return found.containerPort;
    }
  }
  return undefined;
}

function object(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
