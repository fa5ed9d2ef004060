import type { SecretReference } from "../../../compiler/model/reference.js";
import type { Resource } from "../../../compiler/model/resource.js";
import { connectorProperties } from "../../../systems/kafka/public.js";
import type { ConnectorSpec } from "../../../systems/kafka/schema.js";
import { secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { secretFile } from "../pods.js";
import { secretsByVariable } from "../secrets.js";

/** Strimzi mounts nothing outside of it. */
export const ROOT = "/mnt";

const FILE = /^\/[^\s:{}]+\.(crt|cer|pem|key|pk8|der|p12|jks|keystore|truststore)$/;
const FILE_PROPERTY = /(^|\.)(sslrootcert|sslcert|sslkey|ssl\.(truststore|keystore)\.location)$/;
const LOOKED_UP_FILE = /\$\{dir:([^:}]+):([^}]+)\}/g;

/** What a connector looks up: secrets, and files by the paths that the config has for them. */
export interface LookedUp {
  readonly properties: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretReference[];
  readonly files: readonly { readonly path: string; readonly property: string }[];
}

/** A connector's properties with secrets and files where they are mounted, instead of where a worker elsewhere has them. */
export function mountedProperties(scope: Scope, connector: Resource<ConnectorSpec>): LookedUp {
  const secrets: SecretReference[] = [];
  const files: { path: string; property: string }[] = [];
  const known = secretsByVariable(scope);
  const mounted = ([property, value]: [string, string]): [string, string] => {
    if (FILE.test(value) || (FILE_PROPERTY.test(property) && value.startsWith("/"))) {
      files.push({ path: value, property });
      return [property, `${ROOT}${value}`];
    }
    const text = value
      .replace(LOOKED_UP_FILE, (_, folder: string, file: string) => {
        files.push({ path: `${folder}/${file}`, property });
        return `\${dir:${ROOT}${folder}:${file}}`;
      })
      .replace(/\$\{env:(\w+)\}/g, (whole, variable: string) => {
        const secret = known.get(variable);
        if (secret === undefined) return whole;
        secrets.push(secret);
        const { key } = secretKey(secret);
        return `\${dir:${secretFile(secretKey(secret)).slice(0, -key.length - 1)}:${key}}`;
      });
    return [property, text];
  };
  const properties = Object.fromEntries(Object.entries(connectorProperties(connector, scope.pipeline)).map(mounted));
  return { properties, secrets, files };
}
