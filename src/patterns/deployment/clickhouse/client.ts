import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { fileSource } from "../kafka/mounted-files.js";
import { type SecretKey, secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { secretFile } from "../pods.js";
import { ADMIN, CLICKHOUSE_SERVICE } from "./place.js";
import { type NamedPort, portsOf, serverOf } from "./ports.js";

const NAME = "clickhouse-client";
const HOME = "/client";
const FOLDER = `${HOME}/.clickhouse-client`;

/** Where Jobs ask the servers: by TLS wherever there is a port for it. */
export function clientPort(scope: Scope): NamedPort | undefined {
  const ports = portsOf(scope);
  return ports.find(({ name }) => name === "tcps") ?? ports.find(({ name }) => name === "tcp");
}

/** Where others than Jobs ask: what has TLS is not asked without it. */
export function clientPorts(scope: Scope): readonly NamedPort[] {
  const ports = portsOf(scope);
  const secure = ports.filter(({ name }) => name === "tcps" || name === "https");
  return secure.length === 0 ? ports : secure;
}

function isSecure(scope: Scope): boolean {
  return clientPort(scope)?.name === "tcps";
}

/** Who has signed the servers' certificates, as far as that is said. */
export function authority(scope: Scope): SecretKey | undefined {
  const { certificate } = scope.spec;
  if (typeof certificate === "string") return { name: certificate, key: "ca.crt" };
  const path = serverOf(scope)?.tls?.ca;
  return path === undefined ? undefined : fileSource(scope, path);
}

/** What clickhouse-client reads in the folder of who runs it; the same for all Jobs. */
export function clientConfig(scope: Scope): readonly Placed[] {
  const port = clientPort(scope)?.port;
  if (!isSecure(scope) || port === undefined) return [];
  const config: JsonObject = {
    secure: true,
    port,
    openSSL: {
      client: {
        ...(authority(scope) === undefined ? {} : { caConfig: `${FOLDER}/ca.crt` }),
        loadDefaultCAFile: true,
        verificationMode: "strict",
        invalidCertificateHandler: { name: "RejectCertificateHandler" },
      },
    },
  };
  return [
    {
      file: "clickhouse/client.yaml",
      from: [scope.cluster.address],
      manifest: object(
        scope,
        { apiVersion: "v1", kind: "ConfigMap", name: NAME, component: NAME },
        { data: { "config.yaml": yamlText(config) } },
      ),
    },
  ];
}

/** What a Job's clickhouse-client needs; the password it is told by the script, from a file. */
export function clientEnvironment(scope: Scope): Json[] {
  return [
    { name: "CLICKHOUSE_HOST", value: CLICKHOUSE_SERVICE },
    { name: "CLICKHOUSE_USER", value: ADMIN },
    { name: "ADMIN_PASSWORD_FILE", value: secretFile(secretKey(scope.spec.admin)) },
    { name: "HOME", value: isSecure(scope) ? HOME : "/tmp" },
  ];
}

export function clientVolumes(scope: Scope): Json[] {
  if (!isSecure(scope)) return [];
  const signer = authority(scope);
  const ca: Json[] =
    signer === undefined ? [] : [{ secret: { name: signer.name, items: [{ key: signer.key, path: "ca.crt" }] } }];
  return [{ name: "client", projected: { defaultMode: 0o444, sources: [{ configMap: { name: NAME } }, ...ca] } }];
}

export function clientMounts(scope: Scope): Json[] {
  return isSecure(scope) ? [{ name: "client", mountPath: FOLDER, readOnly: true }] : [];
}
