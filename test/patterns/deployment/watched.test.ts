import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { ALERT } from "../../../src/systems/prometheus/schema.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";

const file = (path: string, content: string): Artifact => ({ path, content, resources: [] });
const WATCHED = { monitoring: "prometheus-operator", grafana: "grafana-operator", certificate: "clickhouse-tls" };
const monitoring = call("pipeline.monitoring", "monitoring", {
  notify: { slack: { $secret: "alerting/eu/slack-url" } },
  measures: { $secret: "clickhouse-monitoring/password" },
});

test("targets have the jobs' names that alerts have for them", () => {
  const { manifests } = deployed(WATCHED, [monitoring]);
  const jobs = manifests
    .filter(({ kind }) => kind === "PodMonitor" || kind === "ServiceMonitor")
    .flatMap(({ spec }) => JSON.stringify(spec).match(/"replacement":"[^"]+"/g) ?? [])
    .map((each) => each.slice('"replacement":"'.length, -1));
  expect(jobs).toEqual([
    ...["kafka", "kafka-exporter", "connect", "clickhouse", "clickhouse-pipeline", "postgres-shop"],
    "alertmanager",
  ]);
});

test("an exporter is started with the queries that compare columns, and anew with others", () => {
  const start = (content: string) => {
    const { one } = deployed(WATCHED, [monitoring], [file("postgres/shop/exporter-queries.yaml", content)]);
    expect(one("ConfigMap", "postgres-exporter-shop").data).toEqual({ "queries.yaml": content });
    return one("Deployment", "postgres-exporter-shop");
  };
  const { spec } = start("one: {}\n");
  const text = JSON.stringify(spec);
  expect(text).toContain('{"name":"PG_EXPORTER_EXTEND_QUERY_PATH","value":"/etc/postgres_exporter/queries.yaml"}');
  expect(text).toContain('{"name":"queries","mountPath":"/etc/postgres_exporter","readOnly":true}');
  expect(JSON.stringify(start("two: {}\n").spec)).not.toBe(text);
});

test("what ClickHouse is asked is scraped by TLS, as the account that may read it", () => {
  const { one, manifests } = deployed(WATCHED, [monitoring]);
  expect(one("PodMonitor", "clickhouse-pipeline").spec).toEqual({
    selector: { matchLabels: { "app.kubernetes.io/name": "clickhouse" } },
    podMetricsEndpoints: [
      {
        path: "/metrics/pipeline",
        port: "https",
        scheme: "https",
        tlsConfig: { serverName: "clickhouse-clickhouse", ca: { secret: { name: "clickhouse-tls", key: "ca.crt" } } },
        basicAuth: {
          username: { name: "clickhouse-pipeline-account", key: "username" },
          password: { name: "clickhouse-monitoring", key: "password" },
        },
        relabelings: [{ action: "replace", targetLabel: "job", replacement: "clickhouse-pipeline" }],
      },
    ],
  });
  expect(one("Secret", "clickhouse-pipeline-account").stringData).toEqual({ username: "headrace_monitoring" });
  const policy = manifests.find(({ kind, metadata }) => kind === "NetworkPolicy" && metadata.name === "clickhouse");
  expect(JSON.stringify(policy?.spec)).toContain(
    '{"from":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}}}],"ports":[{"protocol":"TCP","port":8443}]}',
  );
});

test("an Alertmanager has its configuration with the paths that the operator mounts, and its Secrets are fetched", () => {
  const { one } = deployed(
    { ...WATCHED, secrets: "external-secrets" },
    [monitoring],
    [
      file(
        "alertmanager/alertmanager.yml",
        'templates: [headrace.tmpl]\nreceivers: [{ name: team, slack_configs: [{ api_url_file: "/etc/alertmanager/secrets/alerting/eu/slack-url" }] }]\n',
      ),
      file("alertmanager/headrace.tmpl", "{{ define }}"),
    ],
  );
  const data = JSON.parse(JSON.stringify(one("Secret", "alertmanager-config").stringData));
  expect(data["headrace.tmpl"]).toBe("{{ define }}");
  expect(parse(data["alertmanager.yaml"])).toEqual({
    templates: ["/etc/alertmanager/config/headrace.tmpl"],
    receivers: [{ name: "team", slack_configs: [{ api_url_file: "/etc/alertmanager/secrets/alerting-eu/slack-url" }] }],
  });
  expect(one("ExternalSecret", "alerting-eu").spec).toMatchObject({ data: [{ secretKey: "slack-url" }] });
});

test("the data source is asked by TLS, at the operator's Service", () => {
  const { manifests } = deployed(
    WATCHED,
    [],
    [
      file(
        "grafana/provisioning/datasources/datasources.yaml",
        "datasources:\n  - { name: ClickHouse, type: grafana-clickhouse-datasource, jsonData: { host: clickhouse, port: 9000, secure: false } }\n  - { name: Prometheus, type: prometheus, url: 'http://prometheus:9090' }\n",
      ),
    ],
  );
  const [clickhouse, prometheus] = manifests.filter(({ kind }) => kind === "GrafanaDatasource");
  expect(clickhouse?.spec).toMatchObject({
    valuesFrom: [
      {
        targetPath: "secureJsonData.tlsCACert",
        valueFrom: { secretKeyRef: { name: "clickhouse-tls", key: "ca.crt" } },
      },
    ],
    datasource: {
      jsonData: { host: "clickhouse-clickhouse.analytics.svc", port: 9440, secure: true, tlsAuthWithCACert: true },
    },
  });
  expect(prometheus?.spec).toMatchObject({ datasource: { url: "http://prometheus-operated.monitoring.svc:9090" } });
});

test("a backup that did not succeed in time is told, with what its schedules allow", () => {
  const backup = call("clickhouse.backup", "nightly", {
    databases: ["analytics"],
    to: { disk: "backups" },
    full: "daily",
    incremental: "0 4-20/4 * * *",
  });
  const { scope } = deployed(WATCHED, [monitoring, backup]);
  const alert = ofKind(scope.pipeline.resources.values(), ALERT).find(({ name }) => name === "BackupMissed");
  // Two hours after the longest time between two: eight hours at night, a day, a month.
  expect(alert?.spec.expr).toEqual({
    $promql: [
      ["incremental", "full", "drill"]
        .map((kind, index) => {
          const last = (metric: string) => `max by (namespace, cronjob) (${metric}{cronjob="backup-nightly-${kind}"})`;
          return `time() - (${last("kube_cronjob_status_last_successful_time")} or ${last("kube_cronjob_created")}) > ${[36_000, 93_600, 2_685_600][index]}`;
        })
        .join("\nor\n"),
    ],
  });
  const unwatched = deployed({}, [monitoring, backup]).scope.pipeline;
  expect(ofKind(unwatched.resources.values(), ALERT).some(({ name }) => name === "BackupMissed")).toBe(false);
});
