import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Json, JsonObject } from "../../../compiler/model/json.js";
import type { Scope } from "../placed.js";
import { interserverPorts, isSecured, KEEPER_PORTS, type NamedPort, portsOf } from "./ports.js";

const PROTOCOLS = { disableProtocols: "sslv2,sslv3,tlsv1,tlsv1_1" };
const REMOVED: JsonObject = { "@remove": "1" };

/** One's own certificate, and whom one trusts. Where it calls others it shows it too: keepers ask for it. */
function openSsl(folder: string, clients: "none" | "strict"): JsonObject {
  const own = { certificateFile: `${folder}/tls.crt`, privateKeyFile: `${folder}/tls.key`, ...PROTOCOLS };
  const trusted = { caConfig: `${folder}/ca.crt` };
  return {
    server: {
      ...own,
      ...(clients === "strict" ? { ...trusted, loadDefaultCAFile: false } : {}),
      verificationMode: clients,
      preferServerCiphers: true,
    },
    client: {
      ...own,
      ...trusted,
      // Keepers know their own alone; servers fetch from buckets, too.
      loadDefaultCAFile: clients === "none",
      verificationMode: "strict",
      invalidCertificateHandler: { name: "RejectCertificateHandler" },
    },
  };
}

/** Elements of a server's configuration for ports, plain and secure. */
const PLAIN = { http: "http_port", tcp: "tcp_port", interserver: "interserver_http_port" } as const;

/**
 * What makes the servers talk TLS. The image's own configuration opens the plain ports: they are taken out, and so is
 * the one of metrics, which are answered on the secure HTTP port then.
 */
export function serverTls(scope: Scope, folder: string): string {
  const open = new Map([...portsOf(scope), ...interserverPorts(scope)].map(({ name, port }) => [name, port]));
  const closed = Object.entries(PLAIN).flatMap(([name, element]): [string, Json][] =>
    open.has(name) ? [] : [[element, REMOVED]],
  );
  const between = open.get("interservers");
  return yamlText({
    ...Object.fromEntries(closed),
    ...(between === undefined ? {} : { interserver_https_port: between }),
    ...(open.has("https") ? { prometheus: { port: REMOVED } } : {}),
    openSSL: openSsl(folder, "none"),
  });
}

/** What keeps keepers to TLS, and to who shows a certificate of the same authority: clients, and one another. */
export function keeperTls(folder: string): string {
  return yamlText({
    keeper_server: {
      tcp_port: REMOVED,
      tcp_port_secure: KEEPER_PORTS.secure,
      raft_configuration: { secure: true },
    },
    openSSL: openSsl(folder, "strict"),
  });
}

/** Headless as the operator's own, which names the plain ports alone. */
export function serviceTemplate(ports: readonly NamedPort[]): JsonObject {
  return {
    name: "secured",
    spec: {
      type: "ClusterIP",
      clusterIP: "None",
      ports: ports.map(({ name, port }) => ({ name, port, targetPort: name })),
    },
  };
}

/** Templates of what is secured, and their names as defaults. */
export function secureService(
  scope: Scope,
  ports: readonly NamedPort[],
): { readonly defaults: JsonObject; readonly templates: JsonObject } {
  if (!isSecured(scope)) return { defaults: {}, templates: {} };
  const template = serviceTemplate(ports);
  return { defaults: { serviceTemplate: "secured" }, templates: { serviceTemplates: [template] } };
}

/** The volume with the certificate, and where it is. */
export function certificateOf(
  scope: Scope,
  folder: string,
): { readonly volumes: readonly Json[]; readonly mounts: readonly Json[] } {
  const { certificate } = scope.spec;
  if (typeof certificate !== "string") return { volumes: [], mounts: [] };
  return {
    volumes: [{ name: "tls", secret: { secretName: certificate, defaultMode: 0o440 } }],
    mounts: [{ name: "tls", mountPath: folder, readOnly: true }],
  };
}
