import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { clientSecurity, loggedInAs } from "../../../systems/kafka/public.js";
import { CONNECTOR } from "../../../systems/kafka/schema.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { secretUses } from "../../secrets/uses.js";
import type { StackSpec } from "../schema.js";
import { REGISTER, securedCluster } from "../secured/brokers.js";
import { foldersOf, type Held } from "../secured/folder.js";
import { connectUrl, curlAsked, restSecurity, workerStart } from "../secured/rest.js";
import { basics, type Condition, has, lookedUp, type Service, type Services, shell, variables } from "../service.js";
import { bootstrapServers, brokerNames } from "./brokers.js";

/** Topics and group of the worker itself. */
export const WORKER_TOPICS = ["connect-configs", "connect-offsets", "connect-status"] as const;
export const WORKER_GROUP = "connect";
/** A worker's own client, and those that it makes for its connectors. */
const CLIENTS = ["", "producer.", "consumer.", "admin."];

/** A Connect worker with Debezium, whose JMX agent Prometheus asks on port 9404. */
export function connectServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!has(stack, "connect") || ofKind(pipeline.resources, CONNECTOR).length === 0) return {};
  const brokers = brokerNames(stack, pipeline);
  const secrets = secretUses(pipeline)
    .filter(({ reader }) => reader === "Connect")
    .map(({ secret }) => secret);
  const allowed = Object.keys(lookedUp(secrets));
  const replicas = String(Math.max(1, Math.min(3, brokers.length)));
  const provider = {
    CONNECT_CONFIG_PROVIDERS: "env",
    CONNECT_CONFIG_PROVIDERS_ENV_CLASS: "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
    CONNECT_CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN: `^(${allowed.join("|")})$`,
  };
  const [configs, offsets, status] = WORKER_TOPICS;
  const folders = foldersOf([...trusted(pipeline)].map((path) => [path, "ca" as Held] as const));
  const asked = curlAsked(pipeline);
  const start = workerStart(pipeline, secrets);
  const isSecured = securedCluster(pipeline) !== undefined;
  const connect: Service = {
    ...basics(stack, "connect"),
    ...(start.length === 0
      ? {}
      : { entrypoint: ["sh", "-ec", start.join("\n"), "sh", "/docker-entrypoint.sh"], command: ["start"] }),
    environment: variables(stack, "connect", {
      BOOTSTRAP_SERVERS: bootstrapServers(stack, pipeline),
      GROUP_ID: WORKER_GROUP,
      CONFIG_STORAGE_TOPIC: configs,
      OFFSET_STORAGE_TOPIC: offsets,
      STATUS_STORAGE_TOPIC: status,
      CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR: replicas,
      CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR: replicas,
      CONNECT_STATUS_STORAGE_REPLICATION_FACTOR: replicas,
      CONNECT_CONNECTOR_CLIENT_CONFIG_OVERRIDE_POLICY: "All",
      ENABLE_JMX_EXPORTER: "true",
      ...security(pipeline),
      ...restSecurity(pipeline),
      ...asked.environment,
      ...(allowed.length === 0 ? {} : provider),
      ...lookedUp(secrets),
    }),
    mounts: [{ source: "../connect/jmx-exporter.yaml", target: "/kafka/config/metrics.yaml" }, ...(asked.mounts ?? [])],
    certificates: [...folders, ...(asked.certificates ?? [])],
    waitsFor: {
      ...Object.fromEntries(brokers.map((name): [string, Condition] => [name, "service_healthy"])),
      // Without its user the worker ends.
      ...(isSecured && brokers.length > 0 ? { [REGISTER]: "service_completed_successfully" } : {}),
    },
    health: shell(`curl --fail --silent --output /dev/null ${connectUrl(pipeline)}/connectors`, "120s"),
  };
  return { connect };
}

/** What `worker.properties` says of logging in, as the image takes it. */
function security(pipeline: Pipeline): Readonly<Record<string, string>> {
  const cluster = securedCluster(pipeline);
  if (cluster === undefined) return {};
  const properties = Object.entries(clientSecurity(loggedInAs(cluster, cluster.spec.connectUser, pipeline)));
  return Object.fromEntries(
    CLIENTS.flatMap((client) =>
      properties.map(([name, value]) => [`CONNECT_${`${client}${name}`.replaceAll(".", "_").toUpperCase()}`, value]),
    ),
  );
}

/** Files by which the worker and its connectors know whom they talk to. */
function* trusted(pipeline: Pipeline): Iterable<string> {
  const tls = securedCluster(pipeline)?.spec.tls;
  if (tls !== undefined && tls !== true && tls.ca !== undefined) yield tls.ca;
  for (const { spec } of ofKind(pipeline.resources, SOURCE)) if (spec.sslRootCert !== undefined) yield spec.sslRootCert;
}
