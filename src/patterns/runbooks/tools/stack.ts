import { type KindOf, ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { SERVER } from "../../../systems/clickhouse/schema/server.js";
import type { StackSpec } from "../../compose/schema.js";
import { ADMIN_CONFIG, clientPort, INNER_PORT, securedCluster } from "../../compose/secured/brokers.js";
import { has } from "../../compose/service.js";
import { brokerNames } from "../../compose/services/brokers.js";
import { clickhouseHosts } from "../../compose/services/clickhouse.js";
import { postgresName } from "../../compose/services/postgres-name.js";
import { word } from "../../recovery/section.js";
import type { Scene } from "../scene.js";
import { kafkaFunctions } from "./kafka.js";

const STACK: KindOf<StackSpec> = { kind: "compose.stack" };

/** The stack on one machine, where the pipeline has one. */
export function stackOf({ resources }: Pipeline): StackSpec | undefined {
  return ofKind(resources, STACK)[0]?.spec;
}

export const COMPOSE = "docker compose --file compose/compose.yaml";

/** The tools that pages name, each typed inside of a service: nothing of the back end is open to the machine. */
export function stackFunctions({ pipeline, parts }: Scene, stack: StackSpec): readonly string[] {
  const [broker] = brokerNames(stack, pipeline);
  const [server] = has(stack, "clickhouse") ? clickhouseHosts(pipeline) : [];
  const isSecured = securedCluster(pipeline) !== undefined;
  return [
    "inside() {",
    "  local terminal=(--no-TTY)",
    "  if [ -t 0 ] && [ -t 1 ]; then terminal=(); fi",
    `  ${COMPOSE} exec "\${terminal[@]}" "$@"`,
    "}",
    ...(has(stack, "connect") && parts.connectors.length > 0 ? ['curl() { inside connect curl "$@"; }'] : []),
    ...(has(stack, "prometheus") ? ['promtool() { inside --workdir /etc prometheus promtool "$@"; }'] : []),
    ...(has(stack, "postgres")
      ? postgres(parts.sources.map(({ source }) => [source.spec.host, postgresName(source.name)]))
      : []),
    ...(broker === undefined
      ? []
      : kafkaFunctions(
          `inside --env KAFKA_OPTS= ${word(broker)}`,
          isSecured
            ? `--bootstrap-server ${word(broker)}:${INNER_PORT} --command-config ${ADMIN_CONFIG}`
            : `--bootstrap-server ${word(broker)}:${clientPort(pipeline)}`,
        )),
    ...(server === undefined ? [] : clickhouse(server.host, pipeline)),
  ];
}

/** As the administrator, whose password the service has as a file. */
function postgres(services: readonly (readonly [string, string])[]): readonly string[] {
  const [first] = services;
  if (first === undefined) return [];
  const asked = 'PGUSER=postgres PGPASSWORD="$(cat /run/secrets/postgres-admin-password)" exec psql "$@"';
  return [
    "psql() {",
    `  local service=${word(first[1])}`,
    ...(services.length === 1
      ? []
      : [
          '  case "$*" in',
          ...services.map(([host, service]) => `    *--host=${word(host)}\\ *) service=${word(service)} ;;`),
          "  esac",
        ]),
    `  inside "$service" sh -c '${asked}' psql "$@"`,
    "}",
  ];
}

/** The server that is asked is the one in CLICKHOUSE; files are the machine's, so they come by its input. */
function clickhouse(host: string, pipeline: Pipeline): readonly string[] {
  const ports = ofKind(pipeline.resources, SERVER)[0]?.spec.ports;
  const secure =
    ports?.native === false && typeof ports.nativeSecure === "number"
      ? ` --secure --port ${ports.nativeSecure} --accept-invalid-certificate`
      : "";
  const asked = `exec clickhouse-client --user admin --password "$(cat /run/secrets/clickhouse-admin-password)"${secure} "$@"`;
  return [
    `export CLICKHOUSE="\${CLICKHOUSE:-${host}}"`,
    "clickhouse-client() {",
    '  if [ "$1" = --host ]; then CLICKHOUSE=$2; shift 2; fi',
    '  if [ "$1" = --queries-file ]; then',
    '    clickhouse-client "${@:3}" <"$2"',
    "  else",
    `    inside "$CLICKHOUSE" sh -c '${asked}' clickhouse-client "$@"`,
    "  fi",
    "}",
  ];
}
