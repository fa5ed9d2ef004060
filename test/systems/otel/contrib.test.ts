import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { otelRules } from "../../../src/systems/otel/rules/index.js";
import { call, resolved } from "../../compiler/resolve/loaded.js";

/** What the rules say of a collector of these parts, each as its code, its place and what is told. */
function told(parts: JsonObject): readonly string[] {
  const { pipeline, diagnostics } = resolved(
    call("otel.collector", "gateway", {
      receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
      processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
      exporters: { otlp_grpc: { endpoint: "tempo:4317" } },
      extensions: { health_check: { endpoint: "0.0.0.0:13133" } },
      pipelines: { traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] } },
      ...parts,
    }),
  );
  expect(diagnostics).toEqual([]);
  return otelRules.flatMap((rule) =>
    [...rule.check(pipeline)].map(({ at, detail }) => `${rule.code} ${at?.path.join(".")} ${detail}`),
  );
}

const through = (...processors: readonly string[]) => ({
  traces: { receivers: ["otlp"], processors: ["memory_limiter", ...processors], exporters: ["otlp_grpc"] },
});
const limiter = { check_interval: "1s", limit_percentage: 80 };
const errors = [{ name: "errors", type: "status_code", status_code: { status_codes: ["ERROR"] } }];

test("components of the contrib distribution are known", () => {
  expect(
    told({
      processors: {
        memory_limiter: limiter,
        tail_sampling: { decision_wait: "10s", policies: errors },
        probabilistic_sampler: { sampling_percentage: 10 },
        attributes: { actions: [{ key: "a", value: 1, action: "upsert" }] },
        k8s_attributes: { auth_type: "serviceAccount", extract: { metadata: ["k8s.pod.name"] } },
        redaction: { allow_all_keys: true },
      },
      pipelines: through("tail_sampling", "probabilistic_sampler", "attributes", "k8s_attributes", "redaction"),
    }),
  ).toEqual([]);
  expect(
    told({
      receivers: {
        host_metrics: { collection_interval: "30s", scrapers: { cpu: {}, memory: null } },
        file_log: { include: ["/var/log/app/*.log"], start_at: "end" },
        redis: { endpoint: "redis:6379" },
        statsd: { endpoint: "0.0.0.0:8125" },
        syslog: { tcp: { listen_address: "0.0.0.0:54526" }, protocol: "rfc5424" },
        otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } },
      },
      connectors: { span_metrics: { histogram: { unit: "s" } }, count: {}, forward: {} },
      pipelines: {
        traces: {
          receivers: ["otlp"],
          processors: ["memory_limiter"],
          exporters: ["span_metrics", "count", "forward"],
        },
        "traces/out": { receivers: ["forward"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] },
        metrics: {
          receivers: ["host_metrics", "redis", "statsd", "span_metrics", "count"],
          processors: ["memory_limiter"],
          exporters: ["otlp_grpc"],
        },
        logs: { receivers: ["file_log", "syslog"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] },
      },
    }),
  ).toEqual([]);
});

test("their options are checked by name and value", () => {
  expect(
    told({
      processors: {
        memory_limiter: limiter,
        tail_sampling: { decision_waits: "10s", policies: [{ name: "e", type: "status" }] },
        probabilistic_sampler: { sampling_percentage: -1, mode: "equal" },
        "attributes/x": { actions: [{ key: "a", action: "upsertt", value: 1 }] },
      },
      pipelines: through("tail_sampling", "probabilistic_sampler", "attributes/x"),
    }),
  ).toEqual([
    'otel/invalid-option processors.tail_sampling.policies.0.type `policies.0.type` of the processor `tail_sampling` must be one of "always_sample", "latency", "numeric_attribute", "probabilistic", "status_code", "string_attribute", "rate_limiting", "bytes_limiting", "composite", "and", "not", "drop", "span_count", "trace_state", "boolean_attribute", "ottl_condition".',
    "otel/invalid-option processors.probabilistic_sampler.sampling_percentage `sampling_percentage` of the processor `probabilistic_sampler` must be at least 0.",
    'otel/invalid-option processors.probabilistic_sampler.mode `mode` of the processor `probabilistic_sampler` must be one of "hash_seed", "equalizing", "proportional", "".',
    'otel/invalid-option processors.attributes/x.actions.0.action `actions.0.action` of the processor `attributes/x` must be one of "insert", "update", "upsert", "delete", "hash", "extract", "convert".',
    "otel/unknown-option processors.tail_sampling.decision_waits.$key The processor `tail_sampling` has no option `decision_waits`. Did you mean `decision_wait`? Correct the option's name, or leave it out.",
  ]);
  expect(
    told({
      receivers: { host_metrics: { scrapers: { cpuu: {} } } },
      pipelines: {
        metrics: { receivers: ["host_metrics"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] },
      },
    }),
  ).toEqual([
    "otel/unknown-option receivers.host_metrics.scrapers.cpuu.$key The receiver `host_metrics` has no option `scrapers.cpuu`. Did you mean `cpu`? Correct the option's name, or leave it out.",
  ]);
});

test("a former name is an alias; a misspelt one is told with the nearest", () => {
  expect(
    told({
      processors: { memory_limiter: limiter, k8sattributes: {}, tailsampling: {} },
      pipelines: through("k8sattributes", "tailsampling"),
    }),
  ).toEqual([
    "otel/former-component processors.k8sattributes.$key The processor `k8sattributes` is `k8s_attributes` now. Write the new name, in the pipelines too.",
    "otel/unknown-component processors.tailsampling.$key The processor `tailsampling` is none of the known processors. Did you mean `tail_sampling`? Correct the type. If your collector has it, name it in `unchecked`: its options are then written as they are.",
  ]);
});

test("signals of contrib's components are known", () => {
  expect(
    told({
      processors: { memory_limiter: limiter, tail_sampling: { policies: errors } },
      pipelines: {
        logs: { receivers: ["otlp"], processors: ["memory_limiter", "tail_sampling"], exporters: ["otlp_grpc"] },
      },
    }),
  ).toEqual([
    "otel/unsupported-signal pipelines.logs.processors.1 `logs` names the processor `tail_sampling`, which is for traces. Take it out of this pipeline.",
  ]);
});
