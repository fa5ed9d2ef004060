import { ofKind } from "../../../compiler/model/resource.js";
import { SERVER, type ServerSpec } from "../../../systems/clickhouse/schema/server.js";
import type { Scope } from "../placed.js";
import { clickHousePlace } from "./place.js";

export interface NamedPort {
  readonly name: string;
  readonly port: number;
}

/** How the servers that run here are configured, where the pipeline says it. */
export function serverOf(scope: Scope): ServerSpec | undefined {
  const cluster = clickHousePlace(scope)?.declared?.address;
  const servers = ofKind(scope.pipeline.resources, SERVER);
  return servers.find(({ spec }) => spec.cluster?.$ref === cluster)?.spec;
}

/** Ports of the servers that are open to clients: those with TLS only where there is a certificate. */
export function portsOf(scope: Scope): readonly NamedPort[] {
  const secure = scope.spec.certificate !== undefined;
  const given = serverOf(scope)?.ports;
  return [
    ...open("http", given?.http, 8123),
    ...open("tcp", given?.native, 9000),
    ...open("https", given?.https, secure ? 8443 : undefined),
    ...open("tcps", given?.nativeSecure, secure ? 9440 : undefined),
  ];
}

/** Ports by which replicas fetch parts from each other. */
export function interserverPorts(scope: Scope): readonly NamedPort[] {
  const given = serverOf(scope)?.ports;
  return [
    ...open("interserver", given?.interserver, 9009),
    ...open("interservers", given?.interserverSecure, undefined),
  ];
}

export const METRICS = { name: "metrics", port: 9363 } as const;

/** Where Prometheus' endpoint is: there also where nothing says so, as monitors scrape it. */
export function metricsPort(scope: Scope): NamedPort {
  return { name: METRICS.name, port: serverOf(scope)?.prometheus?.port ?? METRICS.port };
}

function open(name: string, given: number | false | undefined, usual: number | undefined): readonly NamedPort[] {
  const port = given ?? usual;
  return port === undefined || port === false ? [] : [{ name, port }];
}
