import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { isSecret, type SecretReference } from "../../../compiler/model/reference.js";
import type { Resource } from "../../../compiler/model/resource.js";
import type { DatasourceSpec, TlsSpec } from "../schema/index.js";
import { PLUGINS } from "./printing.js";

type Data = Readonly<Record<string, string | number | boolean>>;

/** A data source as provisioning takes it. Secrets are left to Grafana's environment, files to its file system. */
export function datasourceEntry({ name, spec }: Resource<DatasourceSpec>, uid: string): object {
  const { connection, jsonData, secure } = partsOf(spec);
  const further = Object.fromEntries(Object.entries(spec.jsonData ?? {}).map(([key, value]) => [key, literal(value)]));
  const isWeb = spec.type === "prometheus" || spec.type === "alertmanager";
  const password = isWeb || spec.password === undefined ? {} : { password: lookedUp(spec.password) };
  const secureJsonData = { ...password, ...secure };
  return {
    name: literal(name),
    uid,
    type: PLUGINS[spec.type],
    access: "proxy",
    ...connection,
    editable: false,
    jsonData: { ...jsonData, ...further },
    ...(Object.keys(secureJsonData).length === 0 ? {} : { secureJsonData }),
  };
}

interface Parts {
  readonly connection: Data;
  readonly jsonData: Data;
  readonly secure: Data;
}

function partsOf(spec: DatasourceSpec): Parts {
  switch (spec.type) {
    case "prometheus":
      return web(spec, {
        httpMethod: "POST",
        prometheusType: "Prometheus",
        timeInterval: spec.scrapeInterval ?? "15s",
      });
    case "alertmanager":
      return web(spec, { handleGrafanaManagedAlerts: false, implementation: "prometheus" });
    case "clickhouse": {
      const { host, protocol = "native", port, database, user = "default", tls } = spec;
      const usual = protocol === "native" ? (tls === undefined ? 9000 : 9440) : tls === undefined ? 8123 : 8443;
      const own = {
        host: literal(host),
        port: port ?? usual,
        protocol,
        secure: tls !== undefined,
        username: literal(user),
        ...(database === undefined ? {} : { defaultDatabase: literal(database) }),
      };
      const { flags, texts } = tlsData(tls);
      return { connection: {}, jsonData: { ...own, ...flags }, secure: texts };
    }
    case "postgres":
      return postgres(spec);
  }
}

function web(spec: Extract<DatasourceSpec, { type: "prometheus" | "alertmanager" }>, own: Data): Parts {
  const { flags, texts } = tlsData(spec.tls);
  const connection = {
    url: literal(spec.url),
    ...(spec.user === undefined ? {} : { basicAuth: true, basicAuthUser: literal(spec.user) }),
  };
  // Basic authentication has a field of its own for its password.
  const password = spec.password === undefined ? {} : { basicAuthPassword: lookedUp(spec.password) };
  return { connection, jsonData: { ...own, ...flags }, secure: { ...texts, ...password } };
}

function postgres({
  host,
  port = 5432,
  database,
  user,
  version = 15,
  tls,
}: Extract<DatasourceSpec, { type: "postgres" }>): Parts {
  const sslmode =
    tls === undefined ? "disable" : tls === true ? "require" : tls.ca === undefined ? "require" : "verify-full";
  const { texts } = tlsData(tls);
  return {
    connection: { url: literal(`${host}:${port}`), user: literal(user) },
    jsonData: {
      database: literal(database),
      postgresVersion: version * 100,
      sslmode,
      timescaledb: false,
      ...(Object.keys(texts).length === 0 ? {} : { tlsConfigurationMethod: "file-content" }),
    },
    secure: texts,
  };
}

function tlsData(tls: true | TlsSpec | undefined): { readonly flags: Data; readonly texts: Data } {
  if (tls === undefined || tls === true) return { flags: {}, texts: {} };
  const { ca, certificate, key, serverName } = tls;
  return {
    flags: {
      ...(ca === undefined ? {} : { tlsAuthWithCACert: true }),
      ...(certificate === undefined ? {} : { tlsAuth: true }),
      ...(serverName === undefined ? {} : { serverName: literal(serverName) }),
    },
    texts: {
      ...(ca === undefined ? {} : { tlsCACert: pem(ca) }),
      ...(certificate === undefined ? {} : { tlsClientCert: pem(certificate) }),
      ...(key === undefined ? {} : { tlsClientKey: pem(key) }),
    },
  };
}

function pem(file: string | SecretReference): string {
  return isSecret(file) ? lookedUp(file) : `$__file{${file}}`;
}

function lookedUp(secret: SecretReference): string {
  return `\${${environmentVariable(secret)}}`;
}

/** Grafana looks up in its environment what a `$` begins. */
function literal<Value extends string | number | boolean>(value: Value): Value | string {
  return typeof value === "string" ? value.replaceAll("$", "$$$$") : value;
}
