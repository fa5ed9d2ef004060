import type { Artifact } from "../../../src/compiler/model/artifact.js";

const file = (path: string, content: string): Artifact => ({ path, content, resources: [] });

/** Files as other systems generate them, which the deployment carries. */
export const otherFiles: readonly Artifact[] = [
  file(
    "prometheus/rules/pipeline.yaml",
    `groups:
  - name: pipeline
    interval: 30s
    rules:
      - record: table:rows:rate5m
        expr: rate(rows_total[5m])
      - alert: ConnectorDown
        expr: kafka_connect_connector_status{status="failed"} > 0
        for: 5m
        keep_firing_for: 1m
        labels: { severity: critical }
        annotations: { summary: "A connector has failed" }
`,
  ),
  file("grafana/dashboards/pipeline/overview.json", '{ "uid": "overview", "title": "Overview", "panels": [] }\n'),
  file(
    "grafana/provisioning/datasources/clickhouse.yaml",
    `apiVersion: 1
datasources:
  - name: ClickHouse
    type: grafana-clickhouse-datasource
    uid: clickhouse
    access: proxy
    jsonData: { host: clickhouse-clickhouse, port: 9440, secure: true, username: grafana }
    secureJsonData: { password: $CLICKHOUSE_GRAFANA_PASSWORD }
`,
  ),
  file(
    "otel/gateway/config.yaml",
    `receivers:
  otlp:
    protocols:
      grpc: { endpoint: 0.0.0.0:4317 }
      http: { endpoint: 0.0.0.0:4318 }
extensions:
  health_check: { endpoint: 0.0.0.0:13133 }
exporters: { debug: {} }
service:
  extensions: [health_check]
  pipelines: { metrics: { receivers: [otlp], exporters: [debug] } }
`,
  ),
];
