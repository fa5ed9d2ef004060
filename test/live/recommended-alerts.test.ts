import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { ofKind, type Pipeline } from "../../src/compiler/model/resource.js";
import { ALERT, TEST } from "../../src/systems/prometheus/schema.js";
import { describeLive } from "./kit/describe-live.js";
import { type Generated, writeArtifacts } from "./kit/generated.js";
import { temporaryFolder } from "./kit/temporary-folder.js";

const SHOP = `const shop = postgres.source("shop", { host: "postgres", database: "shop", user: "debezium", password: secret("shop-postgres/password") });
const orders = postgres.table("public.orders", { source: shop, columns: { id: "integer not null", at: "timestamptz" }, primaryKey: ["id"] });
const now = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });`;

// Names that PromQL and patterns must have escaped, several of everything, replicas and a collector.
const LARGE = `${SHOP}
const main = kafka.cluster("main", { brokers: ["kafka-1:9092", "kafka-2:9092"], size: 3 });
const servers = clickhouse.cluster("main", { shards: [{ replicas: ["ch-1:9000", "ch-2:9000"] }], keeper: ["k-1:9181", "k-2:9181", "k-3:9181"] });
const crm = postgres.source("crm (eu+1)", { host: "crm", database: "crm", topicPrefix: "crm.eu", user: "debezium", password: secret("crm/password"), kafka: main, slotGrowthLimit: "50GB" });
const people = postgres.table("public.people", { source: crm, columns: { id: "integer not null", at: "timestamptz" }, primaryKey: ["id"] });
const copies = clickhouse.mirror("analytics.people", { of: people, orderBy: ["id"], cluster: servers });`;

const pipelines: Readonly<Record<string, string>> = {
  "of one table": `${SHOP}
export default definePipeline({ name: "shop", listed: [now], watch: monitoring({
  notify: { slack: secret("a/slack") },
  maintenance: { weekdays: ["sunday", "tuesday:wednesday"], times: ["02:00-04:00", "22:00-24:00"], daysOfMonth: ["-7:-1"], months: ["february:may"] },
}) });`,
  "of clusters": `${LARGE}
export default definePipeline({
  name: "shop",
  listed: [
    now,
    copies,
    slo("analytics freshness", { objective: 99.9, labels: { promise: "one \\"minute\\"" }, ratio: promql\`min(debezium_metrics_MilliSecondsBehindSource{context="streaming"} < bool 60000)\`, description: "Rows are younger than a minute." }),
    slo("notifications", { objective: 99, window: "28d", good: promql\`prometheus_notifications_sent_total{job="prometheus"}\`, total: promql\`prometheus_notifications_sent_total\`, labels: { team: "data" } }),
  ],
  watch: monitoring({
    notify: { slack: secret("a/slack"), pagerduty: secret("a/key"), webhook: "https://example.com/alerts" },
    owner: { team: "data", slack: "#data", runbooks: "https://runbooks.example.com", dashboards: "https://grafana.example.com" },
    freshness: { warning: "30s", critical: "2m" },
    maintenance: { weekdays: ["sunday"], times: ["02:00-04:00"], location: "Europe/Berlin" },
    exporters: { collector: ["collector-1:8888", "collector-2:8888"], postgres: { shop: "exporter-shop:9187" } },
    scrapeInterval: "2m",
    measures: secret("clickhouse-monitoring/password"),
    thresholds: { walRetained: { warning: 1000, critical: 2000 } },
  }),
});`,
};

for (const [title, body] of Object.entries(pipelines)) {
  describeLive(`the recommended alerts ${title}`, ["Prometheus and Alertmanager"], () => {
    let generated: Generated;
    let pipeline: Pipeline;
    beforeAll(async () => {
      const folder = await temporaryFolder("config");
      const configPath = join(folder.path, "pipeline.config.ts");
      await writeFile(
        configPath,
        `import { clickhouse, definePipeline, kafka, monitoring, postgres, promql, secret, slo } from "headrace";\n${body}`,
      );
      const compiled = await compile({
        configPath,
        environment: undefined,
        engine: "embedded",
        memory: new Map(),
        trustMemory: false,
      });
      await folder.remove();
      const errors = compiled.diagnostics.filter(
        ({ code, severity }) => severity === "error" || /^(prom|alert|monitoring|slo|config)/.test(code),
      );
      expect(errors.map(({ code, detail }) => `${code}: ${detail}`)).toEqual([]);
      pipeline = compiled.pipeline;
      generated = await writeArtifacts(compiled.artifacts);
    });
    afterAll(() => generated?.remove());

    test("are accepted by promtool and amtool", async () => {
      const file = (path: string) => join(generated.folder, path);
      const { stdout } = await execa("promtool", ["check", "config", file("prometheus/prometheus.yml")]);
      expect(stdout).toContain("SUCCESS");
      await execa("amtool", ["check-config", file("alertmanager/alertmanager.yml")]);
    });

    test("each fire at what they are about, and stay silent without it", async () => {
      const tests = ofKind(pipeline.resources.values(), TEST);
      const alerts = ofKind(pipeline.resources.values(), ALERT);
      const testsOf = (alert: string) => tests.filter(({ spec }) => spec.alert?.$ref === alert);
      const ways = alerts.map(({ address }) => [
        address,
        new Set(testsOf(address).map(({ spec }) => (spec.expect === "nothing" ? "stays silent" : "fires"))).size,
      ]);
      expect(ways.filter(([, count]) => count !== 2)).toEqual([]);
      const files = generated.paths.filter((path) => path.startsWith("prometheus/tests/"));
      const paths = files.map((path) => join(generated.folder, path));
      const { all, exitCode } = await execa("promtool", ["test", "rules", ...paths], { reject: false, all: true });
      expect(all).not.toContain("FAILED");
      expect(exitCode).toBe(0);
    });
  });
}
