import { isJsonArray, isJsonObject, type Json } from "../../../compiler/model/json.js";
import { clientPorts } from "../clickhouse/client.js";
import { clickHousePlace } from "../clickhouse/place.js";
import { type Collector, collectorsOf } from "../collectors/place.js";
import { kafkaPlace } from "../kafka/place.js";
import { type Scope, selectorOf } from "../placed.js";
import { type End, type Flow, hostEnd, pods } from "./ends.js";

/** What collectors are sent, what they ask, and where they pass it on. */
export function* collectorFlows(scope: Scope, prometheus: End): Iterable<Flow> {
  for (const each of collectorsOf(scope)) {
    const collector = pods(each.name, selectorOf(each.name));
    const received = each.ports.filter(({ name }) => name !== "metrics").map(({ port }) => ({ port }));
    if (received.length > 0)
      yield { from: { type: "anywhere", name: "what sends telemetry" }, to: collector, ports: received };
    if (scope.spec.monitoring !== undefined && each.metrics !== undefined)
      yield { from: prometheus, to: collector, ports: [{ port: each.metrics }] };
    if (clickHousePlace(scope) !== undefined)
      yield { from: collector, to: pods("clickhouse", selectorOf("clickhouse")), ports: clientPorts(scope) };
    for (const { to, port } of reached(scope, each)) yield { from: collector, to, ports: [{ port }] };
  }
}

interface Reached {
  readonly to: End;
  readonly port: number;
}

/** The hosts that its receivers and exporters name, besides ClickHouse here. */
function reached(scope: Scope, { config }: Collector): readonly Reached[] {
  const kafka = kafkaPlace(scope);
  const found = new Map<string, Reached>();
  for (const { host, port } of [...targetsIn(config.receivers), ...targetsIn(config.exporters)]) {
    if (/^(clickhouse|chi-clickhouse|localhost|127\.|0\.0\.0\.0|\[)/.test(host)) continue;
    const isBroker = kafka !== undefined && host.startsWith(`${kafka.name}-`) && port === kafka.port;
    const brokers = { "strimzi.io/cluster": kafka?.name ?? "", "strimzi.io/name": `${kafka?.name}-kafka` };
    found.set(`${host}:${port}`, { to: isBroker ? pods("kafka", brokers) : hostEnd(scope, host), port });
  }
  return [...found.values()];
}

const TARGETS = new Set(["endpoint", "brokers", "targets", "url", "urls"]);

function* targetsIn(value: Json | undefined): Iterable<{ readonly host: string; readonly port: number }> {
  if (value === undefined) return;
  if (isJsonArray(value)) for (const each of value) yield* targetsIn(each);
  if (!isJsonObject(value)) return;
  for (const [option, each] of Object.entries(value)) {
    const texts = each !== undefined && isJsonArray(each) ? each : [each];
    if (TARGETS.has(option)) for (const text of texts) if (typeof text === "string") yield* targetOf(text);
    yield* targetsIn(each);
  }
}

/** `host:port`, with or without what it is asked by; a URL has the port of its protocol. */
function* targetOf(text: string) {
  const found = /^(?:([a-z][a-z0-9+]*):\/\/)?(?:[^@/]*@)?([A-Za-z0-9._-]+)(?::(\d+))?(?:[/?].*)?$/.exec(text);
  if (found === null) return;
  const [, protocol, host = "", said] = found;
  const port = said === undefined ? { http: 80, https: 443 }[protocol ?? ""] : Number(said);
  if (port !== undefined && /[A-Za-z]/.test(host)) yield { host, port };
}
