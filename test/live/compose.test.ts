import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { describeLive } from "./kit/describe-live.js";
import { generateFrom } from "./kit/generate.js";
import type { Generated } from "./kit/generated.js";
import { composeProgram } from "./kit/go-programs.js";

const config = `import { clickhouse, compose, definePipeline, otel, postgres, secret } from "headrace";
  const shop = postgres.source("shop", {
    host: "postgres", database: "shop", user: "debezium", password: secret("shop-postgres/password"),
  });
  const orders = postgres.table("public.orders", {
    source: shop, columns: { id: "integer not null", status: "varchar(20) not null" }, primaryKey: ["id"],
  });
  const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
  const reader = clickhouse.user("reader", { authentication: { type: "sha256_password", password: secret("clickhouse-reader/password") } });
  const agent = otel.collector("agent", {
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } },
    processors: { memory_limiter: { check_interval: "1s", limit_percentage: 80 } },
    exporters: { otlp_grpc: { endpoint: "gateway:4317", headers: { authorization: secret("gateway/token") } } },
    extensions: { health_check: { endpoint: "0.0.0.0:13133" } },
    pipelines: { metrics: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["otlp_grpc"] } },
  });
  const stack = compose.stack("shop", {
    services: {
      app: {
        image: "shop/app:1.4", secrets: ["app-key"], environment: { PRICE: "$5", KEY: secret("shop-api/key") }, ports: ["127.0.0.1:8081:8080/tcp"],
        volumes: ["app-data:/data"], healthcheck: { test: "test -f /tmp/$HOSTNAME" }, depends_on: { register: "service_completed_successfully" },
      },
    },
    secrets: { "app-key": secret("shop-app/key") },
  });
  export default definePipeline({ name: "shop", ordersNow, reader, agent, stack });`;

describeLive("the generated Compose file", ["Compose"], () => {
  let program: string;
  let generated: Generated;

  beforeAll(async () => {
    program = await composeProgram();
    generated = await generateFrom(config);
  });
  afterAll(() => generated?.remove());

  const variables = (): string[] =>
    [...generated.text("compose/.env.example").matchAll(/^(\w+)=$/gm)].map(([, name = ""]) => name);
  const load = (environment: Record<string, string>) =>
    execa(program, [join(generated.folder, "compose", "compose.yaml")], { env: environment, reject: false });

  test("is taken by Compose's own loader, with the variables of .env.example", async () => {
    const { stdout, stderr, exitCode } = await load(Object.fromEntries(variables().map((name) => [name, `${name}!`])));
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const { services } = parse(stdout);
    expect(services.app.environment).toEqual({ PRICE: "$5", KEY: "SHOP_API_KEY!" });
    expect(services.app.healthcheck.test).toEqual(["CMD-SHELL", "test -f /tmp/$HOSTNAME"]);
    expect(services.connect.environment.SHOP_POSTGRES_PASSWORD).toBe("SHOP_POSTGRES_PASSWORD!");
    expect(services["register-tables"].entrypoint.at(-1)).toContain('--password "$CLICKHOUSE_ADMIN_PASSWORD"');
  });

  test("is refused without one of them, by its name", async () => {
    const [left = "", ...given] = variables().filter((name) => !/ADMIN|SHOP_APP/.test(name));
    const { stderr, exitCode } = await load(Object.fromEntries(given.map((name) => [name, "x"])));
    expect(exitCode).toBe(1);
    expect(stderr).toContain(left);
    expect(stderr).toContain("is not set: see .env.example");
  });

  test("has scripts that a shell takes, which give Connect the connector's config", async () => {
    const folder = join(generated.folder, "compose");
    for (const script of ["register-topics.sh", "register-connectors.sh"])
      await execa("sh", ["-n", join(folder, script)]);
    const filter = /sed -n .*? \| sed '[^']*'/.exec(generated.text("compose/register-connectors.sh"))?.[0];
    const file = join(generated.folder, "connect", "shop.json");
    const { stdout } = await execa("sh", ["-c", (filter ?? "").replace('"/generated/connect/$2"', '"$0"'), file]);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(generated.text("connect/shop.json")).config);
  });
});
