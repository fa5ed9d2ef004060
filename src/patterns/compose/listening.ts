import type { Pipeline } from "../../compiler/model/resource.js";
import { ofKind } from "../../compiler/model/resource.js";
import { listenersOf } from "../../systems/otel/public.js";
import { COLLECTOR } from "../../systems/otel/schema/collector.js";
import type { StackSpec } from "./schema.js";
import { serverSpec } from "./secured/servers.js";
import { brokerNames } from "./services/brokers.js";
import { clickhouseHosts } from "./services/clickhouse.js";
import { collectorService } from "./services/collectors.js";
import { derivedServices } from "./stack.js";

const USUAL: readonly (readonly [RegExp, number])[] = [
  [/^connect$/, 9404],
  [/^postgres-(.+-)?exporter$/, 9187],
  [/^kafka-exporter$/, 9308],
  [/^node-exporter$/, 9100],
  [/^prometheus$/, 9090],
  [/^alertmanager$/, 9093],
  [/^grafana$/, 3000],
];

/** The ports on which derived services have metrics, by each name that they have; services of the author's are not known. */
export function listeningIn(stack: StackSpec, pipeline: Pipeline): ReadonlyMap<string, ReadonlySet<number>> {
  const ports = new Map<string, Set<number>>();
  const services = derivedServices(stack, pipeline);
  const add = (name: string, ...more: readonly number[]): void => {
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    if (service === undefined) return;
    for (const each of [name, ...(service.aliases ?? [])])
      ports.set(each, new Set([...(ports.get(each) ?? []), ...more]));
  };
  for (const name of Object.keys(services)) {
    const usual = USUAL.find(([pattern]) => pattern.test(name));
    if (usual !== undefined) add(name, usual[1]);
  }
  for (const name of brokerNames(stack, pipeline)) add(name, 9404);
  for (const { host, cluster } of clickhouseHosts(pipeline)) {
    const spec = serverSpec(pipeline, cluster);
    const { http = 8123, https } = spec?.ports ?? {};
    const metrics = spec === undefined ? 9363 : spec.prometheus?.port;
    add(host, ...[http, https, metrics].filter((port) => typeof port === "number"));
  }
  for (const collector of ofKind(pipeline.resources, COLLECTOR))
    add(collectorService(collector), ...listenersOf(collector).map(({ port }) => port));
  return ports;
}
