import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { isJsonObject, type Json, type JsonObject } from "../../../compiler/model/json.js";
import { ofKind } from "../../../compiler/model/resource.js";
import { CLUSTER, hostAndPortOf } from "../../../systems/clickhouse/schema/cluster.js";
import { authority, clientPorts } from "../clickhouse/client.js";
import { CLICKHOUSE_SERVICE, clickHousePlace } from "../clickhouse/place.js";
import { secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { knownSecrets } from "../secrets.js";

const CLICKHOUSE = "grafana-clickhouse-datasource";
/** What the operator puts into a data source's fields from a Secret. */
const CA = "tlsCACert";

/** A data source as Grafana, in its own namespace, reaches it: by the Services that the operators make. */
export function here(scope: Scope, source: JsonObject): JsonObject {
  const { operators, namespace, monitoring } = scope.spec;
  if (source.type === "prometheus" && source.url === "http://prometheus:9090" && monitoring !== undefined)
    return { ...source, url: `http://prometheus-operated.${operators.prometheus}.svc:9090` };
  const { jsonData } = source;
  if (source.type !== CLICKHOUSE || !isJsonObject(jsonData) || !isOurs(scope, jsonData.host)) return source;
  const wanted = jsonData.protocol === "http" ? ["https", "http"] : ["tcps", "tcp"];
  const port = clientPorts(scope).find(({ name }) => wanted.includes(name));
  if (port === undefined) return source;
  const host = `${CLICKHOUSE_SERVICE}.${namespace}.svc`;
  if (port.name !== wanted[0]) return { ...source, jsonData: { ...jsonData, host, port: port.port } };
  const secure = isJsonObject(source.secureJsonData) ? source.secureJsonData : {};
  const signed = authority(scope) !== undefined;
  return {
    ...source,
    jsonData: {
      ...jsonData,
      host,
      port: port.port,
      secure: true,
      ...(signed ? { tlsAuthWithCACert: true } : {}),
    },
    secureJsonData: { ...secure, ...(signed ? { [CA]: `\${${CA}}` } : {}) },
  };
}

function isOurs(scope: Scope, host: unknown): boolean {
  if (clickHousePlace(scope) === undefined || typeof host !== "string") return false;
  const servers = ofKind(scope.pipeline.resources, CLUSTER).flatMap(({ spec }) =>
    spec.shards.flatMap(({ replicas }) => replicas.map((replica) => hostAndPortOf(replica).host)),
  );
  return host === "clickhouse" || servers.includes(host);
}

const KNOWN = new Set([
  "access",
  "basicAuth",
  "basicAuthUser",
  "database",
  "editable",
  "isDefault",
  "jsonData",
  "name",
  "secureJsonData",
  "type",
  "uid",
  "url",
  "user",
]);

/** In a provisioning file a secret is a variable of Grafana's environment; here the operator fills it in. */
export function withSecrets(scope: Scope, source: JsonObject): JsonObject {
  const byVariable = new Map(knownSecrets(scope).map((secret) => [environmentVariable(secret), secretKey(secret)]));
  const signer = authority(scope);
  const valuesFrom: Json[] = [];
  const secure = isJsonObject(source.secureJsonData) ? source.secureJsonData : {};
  for (const [key, value] of Object.entries(secure)) {
    const variable = /^\$(?:__env)?\{?(\w+)\}?$/.exec(String(value))?.[1];
    const secret =
      variable === undefined ? undefined : key === CA && variable === CA ? signer : byVariable.get(variable);
    if (secret === undefined) continue;
    valuesFrom.push({ targetPath: `secureJsonData.${key}`, valueFrom: { secretKeyRef: { ...secret } } });
  }
  // What the operator fills in must stand there: the variable's name, which is no value.
  const datasource = Object.fromEntries(Object.entries(source).filter(([key]) => KNOWN.has(key)));
  return { ...(valuesFrom.length === 0 ? {} : { valuesFrom }), datasource };
}
