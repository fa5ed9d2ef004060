import { beforeAll, expect, test } from "vitest";
import { loadGrammar, loadRegularExpressions } from "../../../src/systems/prometheus/public.js";
import { call } from "../../compiler/resolve/loaded.js";
import { otherFiles } from "../../live/kubernetes/others.js";
import { deployed } from "./deployed.js";

beforeAll(async () => {
  await Promise.all([loadGrammar(), loadRegularExpressions()]);
});

const WATCHED = { monitoring: "prometheus-operator", grafana: "grafana-operator" };
const reader = call("clickhouse.user", "grafana", {
  authentication: { type: "sha256_password", password: { $secret: "clickhouse-grafana/password" } },
});

test("rule files, dashboards and data sources become the operators' objects, as they are", () => {
  const { one } = deployed(WATCHED, [reader], otherFiles);
  expect(one("PrometheusRule", "pipeline").spec).toMatchObject({
    groups: [
      { name: "pipeline", interval: "30s", rules: [{ record: "table:rows:rate5m" }, { alert: "ConnectorDown" }] },
    ],
  });
  expect(one("GrafanaDashboard", "pipeline-overview").spec).toEqual({
    instanceSelector: { matchLabels: { dashboards: "grafana" } },
    allowCrossNamespaceImport: true,
    folder: "pipeline",
    json: '{ "uid": "overview", "title": "Overview", "panels": [] }\n',
  });
  const clickhouse = deployed(WATCHED, [reader], otherFiles).manifests.find(({ kind }) => kind === "GrafanaDatasource");
  expect(clickhouse?.spec).toMatchObject({
    valuesFrom: [
      {
        targetPath: "secureJsonData.password",
        valueFrom: { secretKeyRef: { name: "clickhouse-grafana", key: "password" } },
      },
    ],
    datasource: { name: "ClickHouse", uid: "clickhouse", secureJsonData: { password: "$CLICKHOUSE_GRAFANA_PASSWORD" } },
  });
});

test("a collector listens where its configuration says", () => {
  const { one } = deployed({}, [], otherFiles);
  expect(one("Service", "collector-gateway").spec).toEqual({
    selector: { "app.kubernetes.io/name": "collector-gateway" },
    ports: [
      { name: "otlp-grpc", port: 4317, targetPort: "otlp-grpc" },
      { name: "otlp-http", port: 4318, targetPort: "otlp-http" },
      { name: "metrics", port: 8888, targetPort: "metrics" },
      { name: "health-check", port: 13_133, targetPort: "health-check" },
    ],
  });
});

test("without an operator for them there is nothing of them", () => {
  const kinds = deployed({}, [reader], otherFiles).manifests.map(({ kind }) => kind);
  for (const kind of ["PrometheusRule", "PodMonitor", "ServiceMonitor", "GrafanaDashboard", "GrafanaDatasource"])
    expect(kinds).not.toContain(kind);
});
