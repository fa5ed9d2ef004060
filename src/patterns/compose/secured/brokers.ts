import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec, USER } from "../../../systems/kafka/schema.js";
import { OWN_BOTH, OWN_FILES } from "./folder.js";

/** Where brokers and who administers them talk, each by a certificate of its own. */
export const INNER_PORT = 19_091;
export const CONTROL_PORT = 19_090;
/** The properties of who does, without a secret: keys are files. */
export const ADMIN_FILE = "kafka-admin.properties";
export const ADMIN_CONFIG = `/compose/${ADMIN_FILE}`;
/** Who makes topics, users and their rights. */
export const REGISTER = "register-topics";
/** Services that look at the cluster by a certificate. */
export const LOOKERS = ["kafka-exporter", "kafka-ui"] as const;

/** The first cluster, where its clients encrypt or log in. */
export function securedCluster({ resources }: Pipeline): Resource<ClusterSpec> | undefined {
  const [cluster] = ofKind(resources, CLUSTER);
  if (cluster === undefined) return undefined;
  const { tls, sasl } = cluster.spec;
  return tls === undefined && sasl === undefined ? undefined : cluster;
}

/** The port that the pipeline's clients know brokers by. */
export function clientPort({ resources }: Pipeline): number {
  const first = ofKind(resources, CLUSTER)[0]?.spec.brokers[0];
  return first === undefined ? 9092 : Number(first.slice(first.lastIndexOf(":") + 1));
}

/** A property as the image takes it of its environment. */
export function brokerVariable(property: string): string {
  return `KAFKA_${property.replaceAll("_", "__").replaceAll("-", "___").replaceAll(".", "_").toUpperCase()}`;
}

/** What the author says of the brokers. */
export function brokerProperties({ resources }: Pipeline): Readonly<Record<string, string>> {
  const properties = ofKind(resources, CLUSTER)[0]?.spec.properties ?? {};
  return Object.fromEntries(
    Object.entries(properties).map(([property, value]) => [brokerVariable(property), String(value)]),
  );
}

/** Listeners, and who may do what. Between brokers, and to whom administers them, a certificate is the login. */
export function listenerProperties(
  name: string,
  names: readonly string[],
  pipeline: Pipeline,
): Readonly<Record<string, string>> {
  const port = clientPort(pipeline);
  const cluster = securedCluster(pipeline);
  if (cluster === undefined)
    return {
      listeners: `CLIENTS://:${port},CONTROLLER://:${CONTROL_PORT}`,
      "advertised.listeners": `CLIENTS://${name}:${port}`,
      "listener.security.protocol.map": "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
      "inter.broker.listener.name": "CLIENTS",
    };
  const { tls, sasl } = cluster.spec;
  const clients = sasl === undefined ? "SSL" : tls === undefined ? "SASL_PLAINTEXT" : "SASL_SSL";
  const users = ofKind(pipeline.resources, USER);
  const mechanisms = [...new Set(users.map(({ spec }) => spec.authentication))].filter((each) => each !== "tls").sort();
  return {
    listeners: `CLIENTS://:${port},BROKERS://:${INNER_PORT},CONTROLLER://:${CONTROL_PORT}`,
    "advertised.listeners": `CLIENTS://${name}:${port},BROKERS://${name}:${INNER_PORT}`,
    "listener.security.protocol.map": `CLIENTS:${clients},BROKERS:SSL,CONTROLLER:SSL`,
    "inter.broker.listener.name": "BROKERS",
    "ssl.keystore.type": "PEM",
    "ssl.keystore.location": OWN_BOTH,
    "ssl.truststore.type": "PEM",
    "ssl.truststore.location": OWN_FILES.ca,
    "listener.name.brokers.ssl.client.auth": "required",
    "listener.name.controller.ssl.client.auth": "required",
    "ssl.principal.mapping.rules": "RULE:^CN=([^,]+).*$/$1/,DEFAULT",
    ...(users.length === 0
      ? {}
      : {
          "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
          "super.users": [...names, REGISTER].map((each) => `User:${each}`).join(";"),
        }),
    ...(sasl === undefined
      ? {}
      : {
          "sasl.enabled.mechanisms": mechanisms.join(","),
          ...Object.fromEntries(
            mechanisms.map((mechanism) => [
              `listener.name.clients.${mechanism.toLowerCase()}.sasl.jaas.config`,
              "org.apache.kafka.common.security.scram.ScramLoginModule required;",
            ]),
          ),
        }),
  };
}

/** How Kafka's tools, and what looks at the cluster, show their certificate. */
export const CERTIFIED: Readonly<Record<string, string>> = {
  "security.protocol": "SSL",
  "ssl.keystore.type": "PEM",
  "ssl.keystore.location": OWN_BOTH,
  "ssl.truststore.type": "PEM",
  "ssl.truststore.location": OWN_FILES.ca,
};

export function adminProperties(): string {
  return Object.entries(CERTIFIED)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}
