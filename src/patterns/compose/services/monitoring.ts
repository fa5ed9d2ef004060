import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { exporterQueriesPath } from "../../../systems/postgres/public.js";
import { ROLE } from "../../../systems/postgres/schema/role.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";
import { columnsWatched } from "../../monitoring/columns-watched.js";
import { machineNetwork } from "../machine-network.js";
import type { StackSpec } from "../schema.js";
import { REGISTER, securedCluster } from "../secured/brokers.js";
import { OWN_FILES, ownAuthority, ownFolder } from "../secured/folder.js";
import { basics, has, type Service, type Services, shell, variables } from "../service.js";
import { brokerNames, innerServers } from "./brokers.js";
import { isVerified } from "./postgres.js";
import { postgresName } from "./postgres-name.js";
import { hasSystem, up } from "./watching.js";

/** Where an exporter finds the queries that it is started with. */
const QUERIES = "/etc/postgres_exporter/queries.yaml";

/** What turns what systems know of themselves into metrics; there where Prometheus is. */
export function exporterServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!hasSystem(pipeline, "prometheus")) return {};
  const services: Record<string, Service> = {};
  const sources = has(stack, "postgres-exporter") && has(stack, "postgres") ? ofKind(pipeline.resources, SOURCE) : [];
  const compared = new Set(columnsWatched(pipeline.resources).map(({ address }) => address));
  for (const source of sources) {
    const { name, spec, address } = source;
    const compares = compared.has(source.address);
    const role = ofKind(pipeline.resources, ROLE).find(
      (each) =>
        each.spec.source.$ref === address && /exporter|monitor/i.test(each.name) && each.spec.password !== undefined,
    );
    const only = sources.length === 1;
    services[only ? "postgres-exporter" : `${postgresName(name)}-exporter`] = {
      ...basics(stack, "postgres-exporter"),
      // As Prometheus knows it.
      aliases: only ? [] : [`postgres-exporter-${postgresName(name).replace(/^postgres-/, "")}`],
      environment: variables(stack, "postgres-exporter", {
        DATA_SOURCE_URI: `${postgresName(name)}:${spec.port}/${encodeURIComponent(spec.database)}?${sslOf(spec)}`,
        ...(role?.spec.password === undefined
          ? { DATA_SOURCE_USER: "postgres", DATA_SOURCE_PASS_FILE: "/run/secrets/postgres-admin-password" }
          : { DATA_SOURCE_USER: role.spec.role ?? role.name, DATA_SOURCE_PASS: role.spec.password }),
        ...(compares ? { PG_EXPORTER_EXTEND_QUERY_PATH: QUERIES } : {}),
      }),
      mounts: compares ? [{ source: `../${exporterQueriesPath(source)}`, target: QUERIES }] : [],
      ...(role === undefined ? { secrets: ["postgres-admin-password"] } : {}),
      certificates: isVerified(spec) ? [ownAuthority()] : [],
      waitsFor: {
        [postgresName(name)]: "service_healthy",
        ...(role === undefined
          ? {}
          : { [`register-${postgresName(name)}`]: "service_completed_successfully" as const }),
      },
      health: up(9187, "/"),
    };
  }
  const brokers = brokerNames(stack, pipeline);
  const isSecured = securedCluster(pipeline) !== undefined;
  if (has(stack, "kafka-exporter") && brokers.length > 0) {
    services["kafka-exporter"] = {
      ...basics(stack, "kafka-exporter"),
      command: [
        ...innerServers(stack, pipeline)
          .split(",")
          .map((broker) => `--kafka.server=${broker}`),
        ...(isSecured
          ? [
              "--tls.enabled",
              `--tls.ca-file=${OWN_FILES.ca}`,
              `--tls.cert-file=${OWN_FILES.certificate}`,
              `--tls.key-file=${OWN_FILES.key}`,
            ]
          : []),
      ],
      certificates: isSecured ? [ownFolder()] : [],
      environment: variables(stack, "kafka-exporter", {}),
      waitsFor: {
        ...Object.fromEntries(brokers.map((name) => [name, "service_healthy" as const])),
        ...(isSecured ? { [REGISTER]: "service_completed_successfully" } : {}),
      },
      health: up(9308, "/"),
    };
  }
  if (has(stack, "node-exporter")) {
    const { gateway } = machineNetwork(pipeline);
    services["node-exporter"] = {
      ...basics(stack, "node-exporter"),
      // In a network of its own it would count its own traffic.
      command: ["--path.rootfs=/host", `--web.listen-address=${gateway}:9100`],
      environment: variables(stack, "node-exporter", {}),
      mounts: [{ source: "/", target: "/host" }],
      isOfMachine: true,
      health: shell(`wget --quiet --spider http://${gateway}:9100/`),
    };
  }
  return services;
}

/** It asks by TLS whatever asks so. */
function sslOf(spec: SourceSpec): string {
  return isVerified(spec) ? `sslmode=verify-full&sslrootcert=${OWN_FILES.ca}` : "sslmode=disable";
}
