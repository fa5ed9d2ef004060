import { fileName } from "../../../compiler/emit/file-name.js";
import { environmentVariable, psqlVariable } from "../../../compiler/emit/secret-names.js";
import { systemOf } from "../../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { CONNECTOR } from "../../../systems/kafka/schema.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { secretUses } from "../../secrets/uses.js";
import { CURL_IMAGE } from "../images.js";
import type { StackSpec } from "../schema.js";
import { OWN_FILES, ownAuthority } from "../secured/folder.js";
import { curlAsked } from "../secured/rest.js";
import { securedServer } from "../secured/servers.js";
import { basics, type Condition, has, lookedUp, type Service, type Services } from "../service.js";
import { CLICKHOUSE_ADMIN, clickhouseHosts } from "./clickhouse.js";
import { connectServices } from "./connect.js";
import { isVerified } from "./postgres.js";
import { postgresName } from "./postgres-name.js";
import { SMALL, topicStep } from "./register-topics.js";

const GENERATED = "/generated";
const CLIENT = "/compose/clickhouse-client.yaml";
const DONE = "service_completed_successfully" as const;

/**
 * What is done once, when a stack comes up; done again, it changes nothing. Each step has the tools of its system, and
 * waits for those before it; `register` is the last.
 */
export function registerServices(stack: StackSpec, pipeline: Pipeline): Services {
  const steps: Record<string, Service> = {
    ...sourceSteps(stack, pipeline),
    ...topicStep(stack, pipeline),
    ...tableStep(stack, pipeline),
  };
  const earlier = Object.fromEntries(Object.keys(steps).map((name) => [name, DONE]));
  const connectors = has(stack, "connect") ? ofKind(pipeline.resources, CONNECTOR) : [];
  if (connectors.length === 0 && Object.keys(steps).length === 0) return {};
  const hasConnect = Object.hasOwn(connectServices(stack, pipeline), "connect");
  const asked = curlAsked(pipeline);
  const register: Service = {
    ...SMALL,
    ...asked,
    image: CURL_IMAGE,
    entrypoint: ["sh", "/compose/register-connectors.sh"],
    mounts: [
      { source: "../connect", target: `${GENERATED}/connect` },
      { source: "./register-connectors.sh", target: "/compose/register-connectors.sh" },
      ...(asked.mounts ?? []),
    ],
    waitsFor: { ...earlier, ...(hasConnect ? { connect: "service_healthy" as Condition } : {}) },
  };
  const last: Services = connectors.length === 0 ? {} : { register };
  return { ...steps, ...last };
}

function sourceSteps(stack: StackSpec, pipeline: Pipeline): Services {
  if (!has(stack, "postgres")) return {};
  const uses = secretUses(pipeline).filter(({ reader }) => reader === "psql");
  return Object.fromEntries(
    ofKind(pipeline.resources, SOURCE).map((source) => {
      const host = postgresName(source.name);
      const service: Service = {
        ...SMALL,
        image: basics(stack, "postgres").image,
        entrypoint: ["sh", "-ec"],
        command: [
          `export PGPASSWORD="$(cat /run/secrets/postgres-admin-password)"; exec psql --no-psqlrc --file=${GENERATED}/setup.sql`,
        ],
        environment: {
          PGHOST: host,
          PGPORT: String(source.spec.port),
          PGUSER: "postgres",
          PGDATABASE: source.spec.database,
          ...(isVerified(source.spec) ? { PGSSLMODE: "verify-full", PGSSLROOTCERT: OWN_FILES.ca } : {}),
          ...lookedUp(uses.filter(({ environment }) => environment === source.address).map(({ secret }) => secret)),
        },
        secrets: ["postgres-admin-password"],
        mounts: [{ source: `../postgres/${fileName(source.name)}/setup.sql`, target: `${GENERATED}/setup.sql` }],
        certificates: isVerified(source.spec) ? [ownAuthority()] : [],
        waitsFor: { [host]: "service_healthy" },
      };
      return [`register-${host}`, service];
    }),
  );
}

const ACCESS = new Set(
  ["role", "user", "settingsProfile", "quota", "rowPolicy", "grant"].map((kind) => `clickhouse.${kind}`),
);

/** ClickHouse's tables read topics as soon as they are there: the topics come first. */
function tableStep(stack: StackSpec, pipeline: Pipeline): Services {
  const hosts = clickhouseHosts(pipeline);
  const [first] = hosts;
  if (first === undefined || !has(stack, "clickhouse")) return {};
  const kinds = [...pipeline.resources.values()].map(({ kind }) => kind);
  const makesTables = kinds.some((kind) => systemOf(kind) === "clickhouse" && !ACCESS.has(kind));
  const accessSecrets = secretUses(pipeline)
    .filter(({ reader }) => reader === "access.sql")
    .map(({ secret }) => secret);
  const given = [...new Map(accessSecrets.map((secret) => [psqlVariable(secret), environmentVariable(secret)]))]
    .sort()
    .map(([name, variable]) => ` --param_${name}="$${variable}"`);
  const commands = [
    `client() { clickhouse-client${securedServer(pipeline) === undefined ? "" : ` --config-file ${CLIENT}`} --host "$CLICKHOUSE_HOST" --user admin --password "$CLICKHOUSE_ADMIN_PASSWORD" "$@" </dev/null; }`,
    ...(makesTables
      ? ["grep -v '^#' order.txt | while read -r file; do client --queries-file \"$file\" || exit 1; done"]
      : []),
    ...(kinds.some((kind) => ACCESS.has(kind)) ? [`client${given.join("")} --queries-file access.sql`] : []),
  ];
  const topics = topicStep(stack, pipeline);
  const isSecured = securedServer(pipeline) !== undefined;
  const service: Service = {
    ...SMALL,
    image: basics(stack, "clickhouse").image,
    entrypoint: ["bash", "-ec", `cd ${GENERATED}/clickhouse\n${commands.join("\n")}\n`],
    environment: { CLICKHOUSE_HOST: first.host, ...lookedUp([CLICKHOUSE_ADMIN, ...accessSecrets]) },
    mounts: [
      { source: "../clickhouse", target: `${GENERATED}/clickhouse` },
      ...(isSecured ? [{ source: "./clickhouse-client.yaml", target: CLIENT }] : []),
    ],
    certificates: isSecured ? [ownAuthority()] : [],
    waitsFor: {
      ...Object.fromEntries(hosts.map(({ host }) => [host, "service_healthy" as const])),
      ...Object.fromEntries(Object.keys(topics).map((name) => [name, DONE])),
    },
  };
  return { "register-tables": service };
}
