import { added, type OptionCases } from "./option-cases.js";

const ID = 'must be a component\'s type such as "kafka", or a type and a name such as "kafka/orders"';

export const otelOptions: OptionCases = {
  "otel.collector": {
    good: {
      receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
      exporters: { debug: {} },
      pipelines: { metrics: { receivers: ["otlp"], exporters: ["debug"] } },
    },
    bad: [
      [{ receivers: undefined }, added("missing-option  otel.collector needs `receivers`.")],
      [{ receivers: { "otlp x": {} } }, `invalid-option receivers.otlp x.$key A name in \`receivers\` ${ID}.`],
      [
        { receivers: { otlp: "on" } },
        "invalid-option receivers.otlp `receivers.otlp` must be an object in the collector's own words; constants in it are of a kafka.topic, kafka.consumerGroup, clickhouse.database, clickhouse.table.",
      ],
      [{ pipelines: {} }, "invalid-option pipelines `pipelines` must have at least one pipeline."],
      [
        { pipelines: { metric: { receivers: ["otlp"], exporters: ["debug"] } } },
        'invalid-option pipelines.metric.$key A name in `pipelines` must be "traces", "metrics" or "logs", or one of these with a name, such as "metrics/storage".',
      ],
      [
        { pipelines: { metrics: { receivers: [], exporters: ["debug"] } } },
        "invalid-option pipelines.metrics.receivers `pipelines.metrics.receivers` must name at least one receiver: nothing would come in.",
      ],
      [
        { pipelines: { metrics: { receivers: ["otlp"], exporters: [] } } },
        "invalid-option pipelines.metrics.exporters `pipelines.metrics.exporters` must name at least one exporter: nothing would go out.",
      ],
      [{ version: "new" }, 'invalid-option version `version` must be a version such as "0.158".'],
      [{ runsIn: "docker" }, 'invalid-option runsIn `runsIn` must be one of "container", "kubernetes", "host".'],
      [
        { environment: { "A B": "c" } },
        "invalid-option environment.A B.$key A name in `environment` must be that of a variable: letters, digits and underscores.",
      ],
      [{ unchecked: "redis" }, "invalid-option unchecked `unchecked` must be a list of components' types."],
    ],
  },
};
