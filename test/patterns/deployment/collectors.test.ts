import { expect, test } from "vitest";
import type { Artifact } from "../../../src/compiler/model/artifact.js";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { flowsOf } from "../../../src/patterns/deployment/network/flows.js";
import { call } from "../../compiler/resolve/loaded.js";
import { deployed } from "./deployed.js";
import { podsIn } from "./pods-in.js";

const gateway = (extensions: JsonObject, more: JsonObject = {}) =>
  call("otel.collector", "gateway", {
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
    processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
    exporters: {
      "otlp/tempo": { endpoint: "tempo.tracing.svc:4317", headers: { token: { $secret: "tempo/token" } } },
    },
    extensions: { health_check: { endpoint: "0.0.0.0:13133" }, ...extensions },
    pipelines: { traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["otlp/tempo"] } },
    environment: { REGION: "eu", CITY: { $secret: "places/city" } },
    ...more,
  });
const config = (extensions: string): Artifact => ({
  path: "otel/gateway/config.yaml",
  resources: ["otel.collector/gateway"],
  content: `receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
exporters:
  otlp/tempo: { endpoint: "tempo.tracing.svc:4317", headers: { token: "\${env:TEMPO_TOKEN}" }, tls: { ca_file: /certs/postgres-ca.crt } }
extensions:
  health_check: { endpoint: "0.0.0.0:13133" }
${extensions}
service: { telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { host: 0.0.0.0, port: 9464 } } } }] } } }
`,
});
const WATCHED = { monitoring: "prometheus-operator", secrets: "external-secrets" };

test("a collector finds its secrets and its files, and the Secrets are fetched", () => {
  const { manifests, one } = deployed(WATCHED, [gateway({})], [config("")]);
  const [pod] = podsIn(one("Deployment", "collector-gateway"));
  expect(pod?.spec).toMatchObject({
    containers: [
      {
        env: [
          { name: "CITY", valueFrom: { secretKeyRef: { name: "places", key: "city" } } },
          { name: "REGION", value: "eu" },
          { name: "TEMPO_TOKEN", valueFrom: { secretKeyRef: { name: "tempo", key: "token" } } },
        ],
        ports: [
          { name: "otlp-grpc", containerPort: 4317 },
          { name: "metrics", containerPort: 9464 },
          { name: "health-check", containerPort: 13_133 },
        ],
        volumeMounts: [{ name: "tmp" }, { name: "config" }, { name: "files-certs", mountPath: "/certs" }],
      },
    ],
  });
  const fetched = manifests.filter(({ kind }) => kind === "ExternalSecret").map(({ metadata }) => metadata.name);
  expect(fetched).toEqual(expect.arrayContaining(["places", "tempo"]));
});

test("what a collector keeps on disk is on a volume of its own that comes back with it", () => {
  const storage = { file_storage: { directory: "/var/lib/otelcol" } };
  const { one } = deployed(
    { ...WATCHED, storageClass: "fast", storage: { collectors: "20Gi" } },
    [gateway(storage)],
    [config("  file_storage: { directory: /var/lib/otelcol }")],
  );
  const set = one("StatefulSet", "collector-gateway");
  expect(set.spec).toMatchObject({
    serviceName: "collector-gateway-pods",
    volumeClaimTemplates: [
      {
        metadata: { name: "storage" },
        spec: { storageClassName: "fast", resources: { requests: { storage: "20Gi" } } },
      },
    ],
  });
  expect(JSON.stringify(set.spec)).toContain('{"name":"storage","mountPath":"/var/lib/otelcol"}');
  expect(one("Service", "collector-gateway-pods").spec).toMatchObject({ clusterIP: "None" });
});

test("collectors are scraped as the job that alerts know, and reach what they pass telemetry on to", () => {
  const { one, scope } = deployed(WATCHED, [gateway({})], [config("")]);
  expect(JSON.stringify(one("PodMonitor", "collector-gateway").spec)).toContain('"replacement":"collector"');
  const flows = flowsOf(scope).filter(({ from }) => from.name === "collector-gateway");
  expect(flows.map(({ to, ports }) => `${to.name} ${ports.map(({ port }) => port).join(" ")}`)).toEqual([
    "clickhouse 8123 9000",
    "tempo.tracing.svc 4317",
  ]);
});

test("a collector that runs on a host is not deployed", () => {
  const { manifests } = deployed(WATCHED, [gateway({}, { runsIn: "host" })], [config("")]);
  expect(manifests.map(({ metadata }) => metadata.name)).not.toContain("collector-gateway");
});
