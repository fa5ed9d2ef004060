import { systemOf } from "../../../compiler/model/address.js";
import type { SecretReference } from "../../../compiler/model/reference.js";
import { isSecret } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { DATASOURCE } from "../../../systems/grafana/schema/index.js";
import { durationText } from "../../../systems/prometheus/public.js";
import { JOB, SERVER, serverOf, serverSchema } from "../../../systems/prometheus/schema.js";
import { secretUses } from "../../secrets/uses.js";
import type { StackSpec } from "../schema.js";
import { foldersOf, type Held } from "../secured/folder.js";
import { basics, type Health, has, lookedUp, type Service, type Services, shell, variables } from "../service.js";
import { secretFiles } from "./secret-files.js";

export const GRAFANA_ADMIN: SecretReference = { $secret: "grafana-admin/password" };

export function hasSystem({ resources }: Pipeline, system: string): boolean {
  return [...resources.values()].some(({ kind }) => systemOf(kind) === system);
}

export const up = (port: number, path: string): Health =>
  shell(`wget --quiet --spider http://localhost:${port}${path}`);

/** What keeps metrics, tells people of alerts, and shows both. */
export function watchingServices(stack: StackSpec, pipeline: Pipeline): Services {
  return {
    ...(has(stack, "prometheus") && hasSystem(pipeline, "prometheus")
      ? { prometheus: prometheus(stack, pipeline) }
      : {}),
    ...(has(stack, "alertmanager") && hasSystem(pipeline, "alertmanager")
      ? { alertmanager: alertmanager(stack, pipeline) }
      : {}),
    ...(has(stack, "grafana") && hasSystem(pipeline, "grafana") ? { grafana: grafana(stack, pipeline) } : {}),
  };
}

/** Its folder is not mounted whole: secrets are put beside what is. */
function prometheus(stack: StackSpec, pipeline: Pipeline): Service {
  const all = [...pipeline.resources.values()];
  const [server] = ofKind(all, SERVER);
  const authorities = ofKind(all, JOB).map(({ spec }) => [spec.tls?.ca, "ca" as Held] as const);
  const hasRules = all.some(({ kind }) => kind === "prometheus.alert" || kind === "prometheus.record");
  return {
    ...basics(stack, "prometheus"),
    command: [
      "--config.file=/etc/prometheus/prometheus.yml",
      "--storage.tsdb.path=/prometheus",
      ...externalUrl(urlOf(serverOf(pipeline.resources).url, basics(stack, "prometheus").ports)),
      ...(server === undefined ? [] : [`--storage.tsdb.retention.time=${durationText(server.spec.retention)}`]),
    ],
    environment: variables(stack, "prometheus", {}),
    secrets: secretFiles(pipeline, "Prometheus").map(({ source, target }) => ({ source, target })),
    mounts: [
      { source: "../prometheus/prometheus.yml", target: "/etc/prometheus/prometheus.yml" },
      ...(hasRules ? [{ source: "../prometheus/rules", target: "/etc/prometheus/rules" }] : []),
      { source: "prometheus-data", target: "/prometheus", isVolume: true },
    ],
    certificates: foldersOf(authorities),
    ...(has(stack, "node-exporter") ? { reachesMachine: "node-exporter" } : {}),
    health: up(9090, "/-/ready"),
  };
}

/** Where links in messages lead; whatever path it has, the program itself answers at its root. */
function externalUrl(url: string | undefined): readonly string[] {
  return url === undefined ? [] : [`--web.external-url=${url}`, "--web.route-prefix=/"];
}

/** As the config says; the name that it has in the back end is none that people reach. */
function urlOf(said: string, ports: readonly string[] | undefined): string {
  return said === serverSchema.parse({}).url ? (publishedUrl(ports) ?? said) : said;
}

/** Where people on this machine find what is published first. */
function publishedUrl(ports: readonly string[] = []): string | undefined {
  const [, address = "", port] = /^(?:(.*):)?(\d+):\d+/.exec(ports[0] ?? "") ?? [];
  if (port === undefined) return undefined;
  return `http://${/^(|0\.0\.0\.0|127\..*)$/.test(address) ? "localhost" : address}:${port}`;
}

function alertmanager(stack: StackSpec, pipeline: Pipeline): Service {
  const file = (name: string) => ({ source: `../alertmanager/${name}`, target: `/etc/alertmanager/${name}` });
  return {
    ...basics(stack, "alertmanager"),
    command: [
      "--config.file=/etc/alertmanager/alertmanager.yml",
      "--storage.path=/alertmanager",
      ...externalUrl(publishedUrl(basics(stack, "alertmanager").ports)),
    ],
    environment: variables(stack, "alertmanager", {}),
    secrets: secretFiles(pipeline, "Alertmanager").map(({ source, target }) => ({ source, target })),
    mounts: [
      file("alertmanager.yml"),
      file("headrace.tmpl"),
      { source: "alertmanager-data", target: "/alertmanager", isVolume: true },
    ],
    isOutward: true,
    health: up(9093, "/-/ready"),
  };
}

function grafana(stack: StackSpec, pipeline: Pipeline): Service {
  const secrets = secretUses(pipeline)
    .filter(({ reader }) => reader === "Grafana")
    .map(({ secret }) => secret);
  const sources = ofKind(pipeline.resources, DATASOURCE);
  const authorities = sources.flatMap(({ spec: { tls } }) =>
    tls === undefined || tls === true || isSecret(tls.ca) ? [] : [[tls.ca, "ca"] as const],
  );
  return {
    ...basics(stack, "grafana"),
    environment: variables(stack, "grafana", {
      GF_SECURITY_ADMIN_PASSWORD__FILE: "/run/secrets/grafana-admin-password",
      GF_AUTH_ANONYMOUS_ENABLED: "false",
      ...(sources.some(({ spec }) => spec.type === "clickhouse")
        ? { GF_PLUGINS_PREINSTALL: "grafana-clickhouse-datasource" }
        : {}),
      ...lookedUp(secrets),
    }),
    secrets: ["grafana-admin-password"],
    mounts: [
      { source: "../grafana/provisioning", target: "/etc/grafana/provisioning" },
      { source: "../grafana/dashboards", target: "/var/lib/grafana/dashboards" },
      { source: "grafana-data", target: "/var/lib/grafana", isVolume: true },
    ],
    certificates: foldersOf(authorities),
    health: up(3000, "/api/health"),
  };
}
