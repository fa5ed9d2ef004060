import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../../src/compile.js";
import type { Artifact } from "../../../src/compiler/model/artifact.js";

const CONFIG = `import { clickhouse, compose, definePipeline, otel, postgres, secret } from "headrace";
  const shop = postgres.source("shop", {
    host: "postgres", database: "shop", user: "debezium", password: secret("shop-postgres/password"),
    topics: { partitions: 3, replicas: 3 },
  });
  const orders = postgres.table("public.orders", {
    source: shop, columns: { id: "integer not null", status: "varchar(20) not null" }, primaryKey: ["id"],
  });
  const cluster = clickhouse.cluster("main", {
    shards: [{ replicas: ["clickhouse-1:9000", "clickhouse-2:9000"] }], keeper: ["keeper-1:9181", "keeper-2:9181", "keeper-3:9181"],
  });
  const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], cluster });
  const agent = otel.collector("agent", {
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
    processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
    exporters: { otlp_grpc: { endpoint: "gateway:4317", headers: { authorization: secret("gateway/token") } } },
    extensions: { health_check: { endpoint: "0.0.0.0:13133" } },
    pipelines: { metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] } },
  });
  const stack = compose.stack("Shop stack", {
    parts: { connect: { memory: "3g" }, clickhouse: { environment: { TZ: "UTC" } } },
    services: { app: { image: "shop/app:1.4", secrets: ["app-key"], ports: ["80:8080"], volumes: ["app-data:/data", "/etc/hosts:/hosts:ro"], depends_on: { register: "service_completed_successfully" } } },
    secrets: { "app-key": { file: "./app-key.txt" } },
  });
  export default definePipeline({ name: "shop", ordersNow, agent, stack });`;

let artifacts: readonly Artifact[] = [];
// biome-ignore lint/suspicious/noExplicitAny: what YAML holds
let document: any;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "headrace-stack-"));
  try {
    const configPath = join(folder, "pipeline.config.ts");
    await writeFile(configPath, CONFIG);
    const compilation = await compile({
      configPath,
      environment: undefined,
      engine: "embedded",
      memory: new Map(),
      trustMemory: false,
    });
    compilation.sources.close();
    expect(compilation.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    artifacts = compilation.artifacts;
    document = parse(textOf("compose/compose.yaml"));
  } finally {
    await rm(folder, { recursive: true });
  }
});

function textOf(path: string): string {
  return artifacts.find((each) => each.path === path)?.content ?? "";
}

test("the services that the pipeline needs, and no ZooKeeper", () => {
  expect(document.name).toBe("shop-stack");
  expect(Object.keys(document.services)).toEqual([
    "postgres-shop",
    "kafka-1",
    "kafka-2",
    "kafka-3",
    "connect",
    "keeper-1",
    "keeper-2",
    "keeper-3",
    "clickhouse-1",
    "clickhouse-2",
    "register-postgres-shop",
    "register-topics",
    "register-tables",
    "register",
    "otel-prepare",
    "otel-agent",
    "kafka-ui",
    "app",
  ]);
});

test("only what people look at is reached from outside", () => {
  const inFront = Object.entries<{ networks: object }>(document.services)
    .filter(([, { networks }]) => "frontend" in networks)
    .map(([name]) => name);
  expect(inFront).toEqual(["kafka-ui", "app"]);
  expect(document.networks).toEqual({ backend: { driver: "bridge", internal: true }, frontend: { driver: "bridge" } });
  expect(document.services["kafka-ui"].ports).toEqual(["127.0.0.1:8080:8080"]);
});

test("everything is pinned, limited, and asked whether it is up", () => {
  for (const [name, service] of Object.entries<Record<string, unknown>>(document.services)) {
    expect(service.image, name).toMatch(/:[\w.-]*\d[\w.-]*$/);
    expect(service.deploy, name).toMatchObject({ resources: { limits: { cpus: expect.any(String) } } });
    const isOnce = name.startsWith("register") || name === "otel-prepare";
    expect(service.restart, name).toBe(isOnce ? "on-failure:3" : "unless-stopped");
    if (!isOnce && name !== "app") expect(service.healthcheck, name).toBeDefined();
  }
});

test("what is registered comes after what it needs", () => {
  expect(document.services.register.depends_on).toEqual({
    "register-postgres-shop": { condition: "service_completed_successfully" },
    "register-topics": { condition: "service_completed_successfully" },
    "register-tables": { condition: "service_completed_successfully" },
    connect: { condition: "service_healthy" },
  });
  expect(document.services["register-tables"].depends_on).toEqual({
    "clickhouse-1": { condition: "service_healthy" },
    "clickhouse-2": { condition: "service_healthy" },
    "register-topics": { condition: "service_completed_successfully" },
  });
});

test("the pipeline's names lead to its services", () => {
  expect(document.services["postgres-shop"].networks.backend.aliases).toEqual(["postgres"]);
  expect(document.services["kafka-1"].networks.backend.aliases).toEqual(["kafka"]);
});

test("no secret has a value, and each is shown in .env.example", () => {
  expect(document.services.connect.environment.SHOP_POSTGRES_PASSWORD).toBe(
    "${SHOP_POSTGRES_PASSWORD:?is not set: see .env.example}",
  );
  expect(document.secrets).toEqual({
    "postgres-admin-password": { environment: "POSTGRES_ADMIN_PASSWORD" },
    "clickhouse-admin-password": { environment: "CLICKHOUSE_ADMIN_PASSWORD" },
    "app-key": { file: "./app-key.txt" },
  });
  expect(textOf("compose/.env.example")).toBe(`# Code generated by headrace; DO NOT EDIT.
# From compose.stack "Shop stack".
# Copied to .env, with values. It is not to be committed.
# clickhouse-admin/password
CLICKHOUSE_ADMIN_PASSWORD=
# gateway/token
GATEWAY_TOKEN=
# postgres-admin/password
POSTGRES_ADMIN_PASSWORD=
# shop-postgres/password
SHOP_POSTGRES_PASSWORD=
`);
});

test("what is mounted is generated, and can only be read", () => {
  // The rules of Connect's JMX agent are emitted where metrics are catalogued.
  const paths = [...artifacts.map(({ path }) => path), "connect/jmx-exporter.yaml"];
  for (const [name, { volumes = [] }] of Object.entries<{ volumes?: Record<string, unknown>[] }>(document.services)) {
    for (const { type, source, read_only } of volumes) {
      if (type !== "bind" || name === "app") continue;
      expect(read_only, `${name}: ${source}`).toBe(true);
      const path = normalize(`compose/${source}`);
      expect(
        paths.some((each) => each === path || each.startsWith(`${path}/`)),
        `${name}: ${path}`,
      ).toBe(true);
    }
  }
  expect(document.services.app.volumes).toEqual([
    { type: "volume", source: "app-data", target: "/data" },
    { type: "bind", source: "/etc/hosts", target: "/hosts", read_only: true, bind: { create_host_path: false } },
  ]);
});

test("the collector knows how much memory it may take", () => {
  expect(document.services["otel-agent"].environment.GOMEMLIMIT).toBe("819MiB");
});

test("keepers know each other", () => {
  expect(parse(textOf("compose/keeper/keeper-2.yaml")).keeper_server).toMatchObject({
    server_id: 2,
    raft_configuration: {
      server: ["keeper-1", "keeper-2", "keeper-3"].map((hostname, index) => ({ id: index + 1, hostname, port: 9234 })),
    },
  });
});

test("topics and connectors are made by scripts that can be run again", () => {
  expect(textOf("compose/register-topics.sh")).toContain(
    "make shop.public.orders --partitions 3 --replication-factor 3 --config cleanup.policy=delete",
  );
  expect(textOf("compose/register-connectors.sh")).toContain("\nput shop shop.json\n");
});
