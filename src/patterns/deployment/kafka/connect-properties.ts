import type { Resource } from "../../../compiler/model/resource.js";
import { connectorProperties } from "../../../systems/kafka/public.js";
import type { ConnectorSpec } from "../../../systems/kafka/schema.js";
import { type SecretKey, secretKey } from "../names.js";
import type { Scope } from "../placed.js";
import { SECRETS, secretFile } from "../pods.js";
import { secretsByVariable } from "../secrets.js";
import { fileSource } from "./mounted-files.js";

const FILE = /^\/[^\s:{}]+\.(crt|cer|pem|key|pk8|der|p12|jks|keystore|truststore)$/;
const FILE_PROPERTY = /(^|\.)(sslrootcert|sslcert|sslkey|ssl\.(truststore|keystore)\.location)$/;
const LOOKED_UP_FILE = /\$\{dir:([^:}]+):([^}]+)\}/g;

/** What a connector looks up: Secrets, and files by the paths that the config has for them. */
export interface LookedUp {
  readonly properties: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly files: readonly { readonly path: string; readonly property: string }[];
}

/** A connector's properties with secrets and files where Secrets are mounted, instead of where a worker elsewhere has them. */
export function mountedProperties(scope: Scope, connector: Resource<ConnectorSpec>): LookedUp {
  const secrets = new Set<string>();
  const files: { path: string; property: string }[] = [];
  const known = secretsByVariable(scope);
  const lookedUp = (source: SecretKey): string => {
    secrets.add(source.name);
    return `\${dir:${SECRETS}/${source.name}:${source.key}}`;
  };
  const fileAt = (path: string, property: string): SecretKey | undefined => {
    files.push({ path, property });
    return fileSource(scope, path);
  };
  const mounted = ([property, value]: [string, string]): [string, string] => {
    if (FILE.test(value) || (FILE_PROPERTY.test(property) && value.startsWith("/"))) {
      const source = fileAt(value, property);
      if (source === undefined) return [property, value];
      secrets.add(source.name);
      return [property, secretFile(source)];
    }
    const text = value
      .replace(LOOKED_UP_FILE, (whole, folder: string, file: string) => {
        const source = fileAt(`${folder}/${file}`, property);
        return source === undefined ? whole : lookedUp(source);
      })
      .replace(/\$\{env:(\w+)\}/g, (whole, variable: string) => {
        const secret = known.get(variable);
        return secret === undefined ? whole : lookedUp(secretKey(secret));
      });
    return [property, text];
  };
  const properties = Object.fromEntries(Object.entries(connectorProperties(connector, scope.pipeline)).map(mounted));
  return { properties, secrets: [...secrets], files };
}
