import { expect, it } from "vitest";
import { problemsOf, programOf } from "./typescript-program.js";

const collector = (exporters: string): string => `import { kafka, otel, secret } from "headrace";
const topic = kafka.topic("otlp", { partitions: 1, replicas: 1 });
export const agent = otel.collector("agent", {
  receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
  exporters: { ${exporters} },
  pipelines: { metrics: { receivers: ["otlp"], exporters: ["debug"] } },
});
export const used = [topic, secret];
`;

it.each([
  ["debug: {}, kafka: { brokers: ['k:9092'], metrics: { topic } }"],
  ["'kafka/a': { auth: { sasl: { username: 'u', password: secret('k/p') } } }"],
  ["otlp_grpc: { endpoint: '${env:GATEWAY}', sending_queue: { queue_size: '${env:QUEUE}', batch: { min_size: 10 } } }"],
  ["elasticsearch: { anything: [1, 'a', true, { goes: null }] }"],
])("%s compiles", (exporters) => {
  expect(problemsOf(programOf({ "a.ts": collector(exporters) }))).toEqual([]);
});

it.each([
  ["otlp_grpc: { endpont: 'a:1' }", "'endpont' does not exist"],
  ["'otlp_grpc/b': { endpoint: 1 }", "is not assignable to type 'Text"],
  ["kafka: { metrics: { topics: ['a'] } }", "'topics' does not exist"],
  ["otlp_grpc: { sending_queue: { blocking: true } }", "'blocking' does not exist"],
])("%s does not", (exporters, message) => {
  const problems = problemsOf(programOf({ "a.ts": collector(exporters) }));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(message);
});
