import { expect, test } from "vitest";
import { parse } from "yaml";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { stackFiles } from "../../../src/patterns/compose/emit/files.js";
import { JOB } from "../../../src/systems/prometheus/schema/job.js";
import { ALERT } from "../../../src/systems/prometheus/schema.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, shown } from "../../compiler/resolve/loaded.js";

const secret = (path: string) => ({ $secret: path });
const { pipeline, diagnostics } = resolved(
  SHOP,
  ORDERS,
  ORDERS_NOW,
  call("clickhouse.server", "server", { prometheus: { port: 9999, path: "/numbers" } }),
  call("otel.collector", "gateway", {
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
    processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
    exporters: {
      clickhouse: {
        endpoint: "clickhouse://clickhouse:9000",
        create_schema: false,
        sending_queue: { storage: "file_storage" },
      },
    },
    extensions: {
      health_check: { endpoint: "0.0.0.0:13133", path: "/health" },
      file_storage: { directory: "/var/lib/otelcol/queue", create_directory: true },
    },
    pipelines: { traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["clickhouse"] } },
  }),
  call("pipeline.monitoring", "monitoring", { notify: { slack: secret("alerting/slack-url") } }),
  call("compose.stack", "shop", {
    services: { migrate: { image: "shop/migrate:1.4", once: true } },
  }),
);
const document = parse(stackFiles(pipeline).find(({ path }) => path === "compose/compose.yaml")?.content ?? "");
const { services } = document;
const jobs = new Map(ofKind(pipeline.resources, JOB).map(({ name, spec }) => [name, spec]));

test("is resolved without findings", () => {
  expect(shown(diagnostics)).toEqual([]);
});

test("a collector keeps its queue in a volume that is its user's", () => {
  expect(services["otel-gateway"].user).toBe("10001:10001");
  expect(services["otel-gateway"].volumes).toContainEqual({
    type: "volume",
    source: "otel-gateway-var-lib-otelcol-queue",
    target: "/var/lib/otelcol/queue",
  });
  expect(services["otel-prepare"]).toMatchObject({
    user: "0:0",
    entrypoint: ["sh", "-ec"],
    command: ["cp /bin/busybox /tools/busybox\nchown 10001:10001 /prepared/otel-gateway-var-lib-otelcol-queue"],
    restart: "on-failure:3",
  });
  expect(document.volumes).toMatchObject({ "otel-gateway-var-lib-otelcol-queue": {}, "otel-tools": {} });
});

test("a collector is asked whether it is up, though its image has no shell", () => {
  expect(services["otel-gateway"].healthcheck.test).toEqual([
    "CMD",
    "/tools/busybox",
    "wget",
    "-q",
    "--spider",
    "http://127.0.0.1:13133/health",
  ]);
});

test("a collector waits for the tables that it writes to", () => {
  expect(services["otel-gateway"].depends_on).toEqual({
    "otel-prepare": { condition: "service_completed_successfully" },
    clickhouse: { condition: "service_healthy" },
    "register-tables": { condition: "service_completed_successfully" },
  });
});

test("a collector is scraped, and alerted on, without being asked", () => {
  expect(jobs.get("collector")).toMatchObject({ exposes: "otelcol", targets: ["otel-gateway:8888"] });
  const alerts = ofKind(pipeline.resources, ALERT).map(({ name }) => name);
  expect(alerts).toContain("CollectorQueueFull");
});

test("ClickHouse is scraped where its server says", () => {
  expect(jobs.get("clickhouse")).toMatchObject({ targets: ["clickhouse:9999"], path: "/numbers" });
});

test("the machine's traffic is counted, and Prometheus alone reaches who counts it", () => {
  const { subnet, gateway } = document.networks.machine.ipam.config[0];
  expect(subnet).toBe(`${gateway.slice(0, -1)}${Number(gateway.at(-1)) - 1}/29`);
  expect(services["node-exporter"]).toMatchObject({
    network_mode: "host",
    pid: "host",
    command: ["--path.rootfs=/host", `--web.listen-address=${gateway}:9100`],
  });
  expect(services["node-exporter"].networks).toBeUndefined();
  expect(services.prometheus.networks).toEqual({ backend: {}, frontend: {}, machine: {} });
  expect(services.prometheus.extra_hosts).toEqual({ "node-exporter": gateway });
  expect(jobs.get("node")?.targets).toEqual(["node-exporter:9100"]);
});

test("people reach Prometheus and Alertmanager, whose links lead there", () => {
  expect(services.prometheus.ports).toEqual(["127.0.0.1:9090:9090"]);
  expect(services.prometheus.command).toContain("--web.external-url=http://localhost:9090");
  expect(services.alertmanager.ports).toEqual(["127.0.0.1:9093:9093"]);
  expect(services.alertmanager.command).toContain("--web.external-url=http://localhost:9093");
});

test("a service that is done once is not started again", () => {
  expect(services.migrate.restart).toBe("on-failure:3");
});
