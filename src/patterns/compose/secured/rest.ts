import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import type { SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import {
  clientSecurity,
  connectorProperties,
  loggedInAs,
  quotedVariablesIn,
  variablesIn,
} from "../../../systems/kafka/public.js";
import { CONNECTOR } from "../../../systems/kafka/schema.js";
import type { Mount, Service } from "../service.js";
import { securedCluster } from "./brokers.js";
import { OWN, OWN_FILES, ownFolder } from "./folder.js";
import { hasCertificates } from "./has-certificates.js";

/** What `curl` reads in the folder that `CURL_HOME` names, so that no command has to say it. */
export const CURL_FILE = "curlrc";
const CURL_FOLDER = "/compose/curl";

export function connectUrl(pipeline: Pipeline): string {
  return `${hasCertificates(pipeline) ? "https" : "http"}://connect:8083`;
}

/** Whoever asks Connect: what it shows, and whom it trusts. */
export function curlAsked(pipeline: Pipeline): Pick<Service, "certificates" | "mounts" | "environment"> {
  if (!hasCertificates(pipeline)) return {};
  const mount: Mount = { source: `./${CURL_FILE}`, target: `${CURL_FOLDER}/.curlrc` };
  return { certificates: [ownFolder()], mounts: [mount], environment: { CURL_HOME: CURL_FOLDER } };
}

export function curlFile(): string {
  return `cacert = "${OWN_FILES.ca}"\ncert = "${OWN_FILES.certificate}"\nkey = "${OWN_FILES.key}"\n`;
}

/** Java reads stores; the key in it is guarded by its volume, not by this. */
const STORE_PASSWORD = "certificates";
const TRUSTED = "/tmp/authority.p12";

/** Connect's REST as its listener has it: who asks shows a certificate of this machine's authority. */
export function restSecurity(pipeline: Pipeline): Readonly<Record<string, string>> {
  if (!hasCertificates(pipeline)) return {};
  const properties = {
    "keystore.type": "PKCS12",
    "keystore.location": `${OWN}/tls.p12`,
    "keystore.password": STORE_PASSWORD,
    "key.password": STORE_PASSWORD,
    "truststore.type": "PKCS12",
    "truststore.location": TRUSTED,
    "truststore.password": STORE_PASSWORD,
    "client.auth": "required",
  };
  return {
    ADVERTISED_HOST_NAME: "connect",
    CONNECT_LISTENERS: "https://0.0.0.0:8083",
    ...Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        `CONNECT_LISTENERS_HTTPS_SSL_${name.replaceAll(".", "_").toUpperCase()}`,
        value,
      ]),
    ),
  };
}

/** What is done in the worker's container before it starts; nothing where that needs nothing. */
export function workerStart(pipeline: Pipeline, secrets: readonly SecretReference[]): readonly string[] {
  const lines = [...trust(pipeline), ...quoting(pipeline, secrets)];
  return lines.length === 0 ? [] : [...lines, 'exec "$@"'];
}

/** Java trusts what is in a store of its own kind, which its own tool makes. */
function trust(pipeline: Pipeline): readonly string[] {
  if (!hasCertificates(pipeline)) return [];
  return [
    `rm -f ${TRUSTED}`,
    `keytool -importcert -noprompt -alias authority -file ${OWN_FILES.ca} -keystore ${TRUSTED} -storetype PKCS12 -storepass ${STORE_PASSWORD}`,
  ];
}

/**
 * Java's login configuration has a password between quotes, and Connect puts it there as it is: a quote in it would end
 * the text, and a backslash be read as the beginning of something. What also stands outside of quotes can't have either.
 */
function quoting(pipeline: Pipeline, secrets: readonly SecretReference[]): readonly string[] {
  const { quoted, plain } = uses(pipeline);
  return [...new Set(secrets.map(environmentVariable))].sort().flatMap((name) => {
    if (!quoted.has(name)) return [];
    if (!plain.has(name)) return [`${name}="$(printf %s "$${name}" | sed 's/["\\\\]/\\\\&/g')"`, `export ${name}`];
    const message = `${name} must have neither a quote nor a backslash: it is used in a login configuration, and elsewhere.`;
    return [`case "$${name}" in *[\\"\\\\]*) echo '${message}' >&2; exit 1 ;; esac`];
  });
}

/** Variables that are looked up inside of quotes, and those that are elsewhere. */
function uses(pipeline: Pipeline): { readonly quoted: ReadonlySet<string>; readonly plain: ReadonlySet<string> } {
  const cluster = securedCluster(pipeline);
  const worker = cluster === undefined ? {} : clientSecurity(loggedInAs(cluster, cluster.spec.connectUser, pipeline));
  const connectors = ofKind(pipeline.resources.values(), CONNECTOR);
  const texts = [worker, ...connectors.map((each) => connectorProperties(each, pipeline))].flatMap(
    Object.values<string>,
  );
  const unquoted = texts.map((text) => text.replace(/"\$\{env:\w+\}"/g, ""));
  return { quoted: new Set(quotedVariablesIn(texts)), plain: new Set(variablesIn(unquoted)) };
}
