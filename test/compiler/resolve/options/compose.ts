import { added, type OptionCases } from "./option-cases.js";

export const composeOptions: OptionCases = {
  "compose.stack": {
    good: {},
    bad: [
      [
        { parts: { zookeeper: {} } },
        "unknown-option parts.zookeeper.$key `parts` has no option `zookeeper`. Did you mean `keeper`?",
      ],
      [
        { parts: { kafka: true } },
        "invalid-option parts.kafka `parts.kafka` must be false, or { image, cpus, memory, ports, environment }.",
      ],
      [
        { parts: { kafka: { memory: "much" } } },
        'invalid-option parts.kafka.memory `parts.kafka.memory` must be an amount such as "512m" or "4g".',
      ],
      [
        { parts: { grafana: { ports: ["3000"] } } },
        'invalid-option parts.grafana.ports.0 `parts.grafana.ports[0]` must be published, then inner port, such as "3000:3000" or "127.0.0.1:3000:3000".',
      ],
      [{ subnet: "backend" }, 'invalid-option subnet `subnet` must be a network such as "172.20.0.0/16".'],
      [{ brokers: 0 }, "invalid-option brokers `brokers` must be at least 1."],
      [{ services: { app: {} } }, added("missing-option services.app compose.stack needs `services.app.image`.")],
      [
        { services: { app: { image: "a:1", depends_on: { b: "healthy" } } } },
        'invalid-option services.app.depends_on.b `services.app.depends_on.b` must be one of "service_started", "service_healthy", "service_completed_successfully".',
      ],
      [
        { services: { app: { image: "a:1", once: "yes" } } },
        "invalid-option services.app.once `services.app.once` must be true or false.",
      ],
      [
        { secrets: { key: "text" } },
        'invalid-option secrets.key `secrets.key` must be secret("where/key"), or { file }.',
      ],
    ],
  },
};
