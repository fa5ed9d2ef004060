import { fileName } from "../../../compiler/emit/file-name.js";
import { systemOf } from "../../../compiler/model/address.js";
import type { SecretReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { COLLECTOR } from "../../../systems/otel/schema/collector.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { secretUses } from "../../secrets/uses.js";
import type { StackSpec } from "../schema.js";
import { basics, type Health, has, lookedUp, type Service, type Services, shell, variables } from "../service.js";
import { postgresName } from "./databases.js";
import { bootstrapServers, brokerNames } from "./streaming.js";

export const GRAFANA_ADMIN: SecretReference = { $secret: "grafana-admin/password" };

function hasSystem({ resources }: Pipeline, system: string): boolean {
  return [...resources.values()].some(({ kind }) => systemOf(kind) === system);
}

const up = (port: number, path: string): Health => shell(`wget --quiet --spider http://localhost:${port}${path}`);

/** What turns what systems know of themselves into metrics; there where Prometheus is. */
export function exporterServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!hasSystem(pipeline, "prometheus")) return {};
  const services: Record<string, Service> = {};
  const sources =
    has(stack, "postgres-exporter") && has(stack, "postgres") ? ofKind(pipeline.resources.values(), SOURCE) : [];
  for (const { name, spec } of sources) {
    const only = sources.length === 1;
    services[only ? "postgres-exporter" : `${postgresName(name)}-exporter`] = {
      ...basics(stack, "postgres-exporter"),
      environment: variables(stack, "postgres-exporter", {
        DATA_SOURCE_URI: `${postgresName(name)}:${spec.port}/${encodeURIComponent(spec.database)}?sslmode=disable`,
        DATA_SOURCE_USER: "postgres",
        DATA_SOURCE_PASS_FILE: "/run/secrets/postgres-admin-password",
      }),
      secrets: ["postgres-admin-password"],
      waitsFor: { [postgresName(name)]: "service_healthy" },
      health: up(9187, "/"),
    };
  }
  const brokers = brokerNames(stack, pipeline);
  if (has(stack, "kafka-exporter") && brokers.length > 0) {
    services["kafka-exporter"] = {
      ...basics(stack, "kafka-exporter"),
      command: bootstrapServers(stack, pipeline)
        .split(",")
        .map((broker) => `--kafka.server=${broker}`),
      environment: variables(stack, "kafka-exporter", {}),
      waitsFor: Object.fromEntries(brokers.map((name) => [name, "service_healthy" as const])),
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

export function prometheusServices(stack: StackSpec, pipeline: Pipeline): Services {
  const services: Record<string, Service> = {};
  if (has(stack, "prometheus") && hasSystem(pipeline, "prometheus")) {
    services.prometheus = {
      ...basics(stack, "prometheus"),
      command: ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"],
      environment: variables(stack, "prometheus", {}),
      mounts: [
        { source: "../prometheus", target: "/etc/prometheus" },
        { source: "prometheus-data", target: "/prometheus", isVolume: true },
      ],
      health: up(9090, "/-/ready"),
    };
  }
  if (has(stack, "alertmanager") && hasSystem(pipeline, "alertmanager")) {
    services.alertmanager = {
      ...basics(stack, "alertmanager"),
      command: ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"],
      environment: variables(stack, "alertmanager", {}),
      mounts: [
        { source: "../alertmanager", target: "/etc/alertmanager" },
        { source: "alertmanager-data", target: "/alertmanager", isVolume: true },
      ],
      isOutward: true,
      health: up(9093, "/-/ready"),
    };
  }
  if (has(stack, "grafana") && hasSystem(pipeline, "grafana")) {
    services.grafana = {
      ...basics(stack, "grafana"),
      environment: variables(stack, "grafana", {
        GF_SECURITY_ADMIN_PASSWORD__FILE: "/run/secrets/grafana-admin-password",
        GF_AUTH_ANONYMOUS_ENABLED: "false",
      }),
      secrets: ["grafana-admin-password"],
      mounts: [
        { source: "../grafana/provisioning", target: "/etc/grafana/provisioning" },
        { source: "../grafana/dashboards", target: "/var/lib/grafana/dashboards" },
        { source: "grafana-data", target: "/var/lib/grafana", isVolume: true },
      ],
      health: up(3000, "/api/health"),
    };
  }
  return services;
}

/** A service for each collector. Its image has no shell: nobody in it can ask whether it is up. */
export function collectorServices(stack: StackSpec, pipeline: Pipeline): Services {
  if (!has(stack, "collector")) return {};
  const uses = secretUses(pipeline).filter(({ reader }) => reader === "collector");
  return Object.fromEntries(
    ofKind(pipeline.resources.values(), COLLECTOR).map((collector) => {
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
