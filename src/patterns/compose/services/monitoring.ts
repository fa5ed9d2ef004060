import { fileName } from "../../../compiler/emit/file-name.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { COLLECTOR } from "../../../systems/otel/schema/collector.js";
import { ROLE } from "../../../systems/postgres/schema/role.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";
import { secretUses } from "../../secrets/uses.js";
import type { StackSpec } from "../schema.js";
import { REGISTER, securedCluster } from "../secured/brokers.js";
import { OWN_FILES, ownAuthority, ownFolder } from "../secured/folder.js";
import { basics, has, lookedUp, type Service, type Services, variables } from "../service.js";
import { brokerNames, innerServers } from "./brokers.js";
import { isVerified, postgresName } from "./postgres.js";
import { hasSystem, up } from "./watching.js";

/** What turns what systems know of themselves into metrics; there where Prometheus is. */
export function exporterServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!hasSystem(pipeline, "prometheus")) return {};
  const services: Record<string, Service> = {};
  const sources = has(stack, "postgres-exporter") && has(stack, "postgres") ? ofKind(pipeline.resources, SOURCE) : [];
  for (const { name, spec, address } of sources) {
    const role = ofKind(pipeline.resources, ROLE).find(
      (each) =>
        each.spec.source.$ref === address && /exporter|monitor/i.test(each.name) && each.spec.password !== undefined,
    );
    const only = sources.length === 1;
    services[only ? "postgres-exporter" : `${postgresName(name)}-exporter`] = {
      ...basics(stack, "postgres-exporter"),
      environment: variables(stack, "postgres-exporter", {
        DATA_SOURCE_URI: `${postgresName(name)}:${spec.port}/${encodeURIComponent(spec.database)}?${sslOf(spec)}`,
        ...(role?.spec.password === undefined
          ? { DATA_SOURCE_USER: "postgres", DATA_SOURCE_PASS_FILE: "/run/secrets/postgres-admin-password" }
          : { DATA_SOURCE_USER: role.spec.role ?? role.name, DATA_SOURCE_PASS: role.spec.password }),
      }),
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
    services["node-exporter"] = {
      ...basics(stack, "node-exporter"),
      command: ["--path.rootfs=/host"],
      environment: variables(stack, "node-exporter", {}),
      mounts: [{ source: "/", target: "/host" }],
      health: up(9100, "/"),
    };
  }
  return services;
}

/** It asks by TLS whatever asks so. */
function sslOf(spec: SourceSpec): string {
  return isVerified(spec) ? `sslmode=verify-full&sslrootcert=${OWN_FILES.ca}` : "sslmode=disable";
}

/** A service for each collector. Its image has no shell: nobody in it can ask whether it is up. */
export function collectorServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!has(stack, "collector")) return {};
  const uses = secretUses(pipeline).filter(({ reader }) => reader === "collector");
  return Object.fromEntries(
    ofKind(pipeline.resources, COLLECTOR).map((collector) => {
      const name = collector.name.replace(/[^A-Za-z0-9_.-]/g, "-");
      const secrets = uses.filter(({ resource }) => resource === collector).map(({ secret }) => secret);
      const service: Service = {
        ...basics(stack, "collector"),
        command: ["--config=/etc/otelcol/config.yaml"],
        environment: variables(stack, "collector", {
          GOMEMLIMIT: goMemoryLimit(basics(stack, "collector").memory),
          ...collector.spec.environment,
          ...lookedUp(secrets),
        }),
        mounts: [{ source: `../otel/${fileName(collector.name)}/config.yaml`, target: "/etc/otelcol/config.yaml" }],
      };
      return [`otel-${name}`, service];
    }),
  );
}

const MEBIBYTES: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024 };

/** Four fifths of what it may take: Go then tidies up before it is killed. */
function goMemoryLimit(memory: string): string {
  const [, amount = "0", unit = "m"] = /^([\d.]+)([kmg])/i.exec(memory) ?? [];
  const mebibytes = Number(amount) * (MEBIBYTES[unit.toLowerCase()] ?? 1);
  return `${Math.max(1, Math.floor(mebibytes * 0.8))}MiB`;
}
