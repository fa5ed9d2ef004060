import { isJsonObject, type JsonObject } from "../../../compiler/model/json.js";
import { type Origin, within } from "../../../compiler/model/origin.js";
import type { Resource } from "../../../compiler/model/resource.js";
import { type CollectorSpec, TELEMETRY_PORT, telemetryOf } from "../schema/collector.js";
import { componentsOf, spoken } from "./component.js";
import { listIn, textIn, valueIn } from "./value.js";

/** Where a collector listens. */
export interface Listener {
  /** "The receiver `otlp`, by gRPC": who listens, at a sentence's beginning. */
  readonly who: string;
  /** Empty for all addresses. */
  readonly host: string;
  readonly port: number;
  readonly at: Origin;
}

export function listenersOf(collector: Resource<CollectorSpec>): readonly Listener[] {
  const found: Listener[] = [];
  const add = (who: string, endpoint: string | undefined, at: Origin): void => {
    const address = addressOf(endpoint);
    if (address !== undefined) found.push({ who, ...address, at });
  };
  for (const component of componentsOf(collector, ["receivers", "exporters", "extensions"])) {
    const who = `The ${spoken(component)}`;
    const endpoint = textIn(component.config.endpoint);
    const at = endpoint === undefined ? component.at : within(component.at, "endpoint");
    if (component.section === "receivers" && component.type === "otlp") {
      for (const [protocol, port] of [
        ["grpc", 4317],
        ["http", 4318],
      ] as const) {
        const config = valueIn(component.config, "protocols", protocol);
        if (config === undefined) continue;
        const said = textIn(valueIn(config, "endpoint"));
        const place = within(component.at, "protocols", protocol, ...(said === undefined ? [] : ["endpoint"]));
        add(`${who}, by ${protocol === "grpc" ? "gRPC" : "HTTP"},`, said ?? `localhost:${port}`, place);
      }
    } else if (component.section === "exporters" && component.type === "prometheus") {
      add(who, endpoint, at);
    } else if (component.section === "extensions" && component.type === "health_check") {
      add(who, endpoint ?? "localhost:13133", at);
    }
  }
  return [...found, ...telemetryListeners(collector)];
}

/** The port by which Prometheus has the collector's own metrics from another machine; `undefined` where nothing is there. */
export function scrapedAt(collector: Resource<CollectorSpec>): number | undefined {
  if (collector.spec.runsIn === "host") return undefined;
  return telemetryListeners(collector).find(({ host }) => !/^(localhost|127\.|\[::1\])/.test(host))?.port;
}

function telemetryListeners(collector: Resource<CollectorSpec>): readonly Listener[] {
  const telemetry = telemetryOf(collector.spec);
  return listIn(valueIn(telemetry, "metrics", "readers")).flatMap((reader, index) => {
    const prometheus = valueIn(reader, "pull", "exporter", "prometheus");
    if (!isJsonObject(prometheus)) return [];
    const isSaid = valueIn(collector.spec.telemetry, "metrics", "readers") !== undefined;
    const at = isSaid ? within(collector.origin, "telemetry", "metrics", "readers", index) : collector.origin;
    return [{ who: "The telemetry", host: hostOf(prometheus), port: portOf(prometheus), at }];
  });
}

function hostOf({ host }: JsonObject): string {
  return plainHost(textIn(host) ?? "localhost");
}

function portOf({ port }: JsonObject): number {
  return typeof port === "number" ? port : TELEMETRY_PORT;
}

/** `undefined` where it is looked up when the collector runs. */
function addressOf(endpoint: string | undefined): { readonly host: string; readonly port: number } | undefined {
  const found = /^(.*):(\d+)$/.exec(endpoint ?? "");
  if (found === null) return undefined;
  return { host: plainHost(found[1] ?? ""), port: Number(found[2]) };
}

function plainHost(host: string): string {
  return host === "0.0.0.0" || host === "[::]" ? "" : host;
}
