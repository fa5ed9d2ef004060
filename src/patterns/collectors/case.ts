/** A collector that writes traces into a table of the pipeline. */
export const traces = (
  columns: string,
  exporter: string,
): string => `const traces = clickhouse.table("otel.otel_traces", {
  columns: {
    Timestamp: "DateTime64(9)",
    TraceId: "String",
    SpanId: "String",
    ParentSpanId: "String",
    TraceState: "String",
    SpanName: "LowCardinality(String)",
    SpanKind: "LowCardinality(String)",
    ServiceName: "LowCardinality(String)",
    ResourceAttributes: "Map(LowCardinality(String), String)",
    ScopeName: "String",
    ScopeVersion: "String",
    SpanAttributes: "Map(LowCardinality(String), String)",
${columns}
    StatusCode: "LowCardinality(String)",
    StatusMessage: "String",
    "Events.Timestamp": "Array(DateTime64(9))",
    "Events.Name": "Array(LowCardinality(String))",
    "Events.Attributes": "Array(Map(LowCardinality(String), String))",
    "Links.TraceId": "Array(String)",
    "Links.SpanId": "Array(String)",
    "Links.TraceState": "Array(String)",
    "Links.Attributes": "Array(Map(LowCardinality(String), String))",
  },
  orderBy: ["ServiceName", "SpanName", "Timestamp"],
});
const collector = otel.collector("gateway", {
  receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
  processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
  exporters: {
    clickhouse: {
      endpoint: "clickhouse://clickhouse:9440?secure=true",
${exporter}
      create_schema: false,
    },
  },
  extensions: { health_check: { endpoint: "0.0.0.0:13133" } },
  pipelines: { traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["clickhouse"] } },
});

const listed = [traces, collector];
`;

export const DURATION = '    Duration: "UInt64",';
