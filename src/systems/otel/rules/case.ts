interface Parts {
  readonly receivers?: string;
  readonly processors?: string;
  readonly exporters?: string;
  readonly extensions?: string;
  /** Names of the pipeline's processors. */
  readonly through?: string;
  readonly pipelines?: string;
  /** Further options, each on a line of its own. */
  readonly rest?: string;
}

/** A collector that nothing is wrong with, but for what a case changes. */
export function collectorCase(parts: Parts): string {
  const {
    receivers = '{ otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }',
    processors = '{ memory_limiter: { check_interval: "1s", limit_percentage: 80 } }',
    exporters = '{ otlp_grpc: { endpoint: "gateway:4317" } }',
    extensions = '{ health_check: { endpoint: "0.0.0.0:13133" } }',
    through = '["memory_limiter"]',
    pipelines = `{ metrics: { receivers: ["otlp"], processors: ${through}, exporters: ["otlp_grpc"] } }`,
    rest = "",
  } = parts;
  return `const collector = otel.collector("agent", {
  receivers: ${receivers},
  processors: ${processors},
  exporters: ${exporters},
  extensions: ${extensions},
  pipelines: ${pipelines},${rest === "" ? "" : `\n  ${rest}`}
});

const listed = [collector];
`;
}
