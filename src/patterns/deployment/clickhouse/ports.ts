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

/** Whether there is a certificate: then what is not asked for by name talks TLS, or not at all. */
export function isSecured({ spec }: Scope): boolean {
  return typeof spec.certificate === "string";
}

/** Ports of the servers that are open to clients: with a certificate those with TLS, and plain ones that are asked for. */
export function portsOf(scope: Scope): readonly NamedPort[] {
  const secure = isSecured(scope);
  const given = serverOf(scope)?.ports;
  return [
    ...open("http", given?.http, secure ? undefined : 8123),
    ...open("tcp", given?.native, secure ? undefined : 9000),
    ...open("https", given?.https, secure ? 8443 : undefined),
    ...open("tcps", given?.nativeSecure, secure ? 9440 : undefined),
  ];
}

/** The port by which replicas fetch parts from each other: a server opens one of both kinds. */
export function interserverPorts(scope: Scope): readonly NamedPort[] {
  const given = serverOf(scope)?.ports;
  const plain = open("interserver", given?.interserver, isSecured(scope) ? undefined : 9009);
  const usual = isSecured(scope) && plain.length === 0 ? 9010 : undefined;
  return [...plain, ...open("interservers", given?.interserverSecure, usual)];
}

/** Where keepers are asked, and where they ask each other. */
export const KEEPER_PORTS = { plain: 2181, secure: 9281, raft: 9444 } as const;

export function keeperPort(scope: Scope): NamedPort {
  return isSecured(scope) ? { name: "zk-secure", port: KEEPER_PORTS.secure } : { name: "zk", port: KEEPER_PORTS.plain };
}

export const RAFT: NamedPort = { name: "raft", port: KEEPER_PORTS.raft };
export const METRICS = { name: "metrics", port: 9363 } as const;

/**
 * Where Prometheus' endpoint is: there also where nothing says so, as monitors scrape it. Its own port knows no TLS:
 * where there is a secure one for HTTP, it is there.
 */
export function metricsPort(scope: Scope): NamedPort {
  const https = isSecured(scope) ? portsOf(scope).find(({ name }) => name === "https") : undefined;
  return https ?? { name: METRICS.name, port: serverOf(scope)?.prometheus?.port ?? METRICS.port };
}

function open(name: string, given: number | false | undefined, usual: number | undefined): readonly NamedPort[] {
  const port = given ?? usual;
  return port === undefined || port === false ? [] : [{ name, port }];
}
