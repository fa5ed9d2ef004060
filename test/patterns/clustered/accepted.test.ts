import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configuredEngine } from "../../kit/configured-engine.js";
import { ddlFilesIn } from "../../live/kit/ddl.js";
import { generateFrom } from "../../live/kit/generate.js";
import type { Generated } from "../../live/kit/generated.js";

const CONFIG = `import { clickhouse, definePipeline, postgres, secret, sql } from "headrace";
  const main = clickhouse.cluster("main", {
    shards: [{ replicas: ["ch-1-1:9000", "ch-1-2:9000"] }, { replicas: ["ch-2-1:9000", "ch-2-2:9000"] }],
    secret: secret("clickhouse/cluster"),
    keeper: ["keeper-1:9181"],
  });
  const shop = postgres.source("shop", {
    host: "postgres", database: "shop", user: "debezium", password: secret("shop/password"),
    topics: { partitions: 4, replicas: 1 },
  });
  const orders = postgres.table("public.orders", {
    source: shop,
    columns: { id: "integer not null", status: "text", price: "numeric(10,2) not null", placed_at: "timestamptz not null" },
    primaryKey: ["id"],
    replicaIdentity: "full",
  });
  const ordersNow = clickhouse.mirror("analytics.orders", {
    of: orders, orderBy: ["id"], cluster: main,
    columns: { status: { codec: "ZSTD(3)" } },
    extra: {
      day: { type: "Date", expression: sql\`toDate(placed_at)\` },
      cents: { type: "Int64", expression: sql\`toInt64(price * 100)\`, stored: true },
    },
  });
  const history = clickhouse.changes("analytics.orders_changes", { of: orders, cluster: main });
  const byDay = clickhouse.rollup("analytics.orders_by_day", {
    of: ordersNow, time: "placed_at", bucket: "1 day", measures: { revenue: sql\`sum(price)\` }, cluster: main,
  });
  const stored = clickhouse.table("logs.requests_local", {
    cluster: main, columns: { at: "DateTime", status: "UInt16" }, orderBy: ["at"],
    engine: { type: "ReplicatedMergeTree", path: "/clickhouse/tables/{shard}/requests", replica: "{replica}" },
  });
  const requests = clickhouse.table("logs.requests", {
    cluster: main, columns: { at: "DateTime", status: "UInt16" },
    engine: { type: "Distributed", cluster: main, table: stored, shardingKey: sql\`rand()\` },
  });
  const hourly = clickhouse.rollup("logs.requests_hourly", {
    of: requests, time: "at", bucket: "1 hour", measures: { requests: sql\`count()\` }, cluster: main,
  });
  export default definePipeline({ name: "shop", ordersNow, history, byDay, hourly });`;

describe("a pipeline on two shards of two replicas", () => {
  let generated: Generated;
  beforeAll(async () => {
    generated = await generateFrom(CONFIG);
  });
  afterAll(() => generated?.remove());

  const statements = () => ddlFilesIn(generated).map((file) => generated.text(file));
  /** A statement without the comments at its head. */
  const named = (name: string) =>
    statements()
      .map((text) => text.replace(/^--.*\n/gm, "").trim())
      .find((text) => text.includes(` ${name} ON CLUSTER`)) ?? "";

  test("is made on every server", () => {
    for (const statement of statements()) expect(statement).toMatch(/^CREATE .* ON CLUSTER main\b/m);
  });

  test("stores rows on each shard, and spreads them by the sorting key", () => {
    expect(named("analytics.orders_shards")).toBe(`CREATE TABLE IF NOT EXISTS analytics.orders_shards ON CLUSTER main
(
    \`id\` Int32,
    \`status\` Nullable(String),
    \`price\` Decimal(10, 2),
    \`placed_at\` DateTime64(6, 'UTC'),
    \`day\` Date ALIAS toDate(placed_at),
    \`cents\` Int64 MATERIALIZED toInt64(price * 100),
    \`_version\` UInt128 COMMENT 'Grows with the order of commits at the source',
    \`_is_deleted\` UInt8
)
ENGINE = Distributed('main', 'analytics', 'orders_rows', cityHash64(id));`);
    expect(named("analytics.orders_rows")).toContain(
      "\nENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/main/{shard}/analytics/orders_rows', '{replica}', _version, _is_deleted)\n",
    );
    expect(named("analytics.orders_ingest")).toContain("\nTO analytics.orders_shards\n");
    expect(named("analytics.orders")).toContain(
      "\nFROM analytics.orders_shards FINAL\nWHERE _version >= (SELECT max(version) FROM analytics.shop_fences WHERE scope IN ('', 'public.orders'))",
    );
  });

  test("has what every node needs on all nodes, whatever their shard", () => {
    expect(named("analytics.shop_fences")).toContain(
      "ReplicatedAggregatingMergeTree('/clickhouse/tables/main/all/analytics/shop_fences', '{shard}-{replica}')",
    );
    expect(named("analytics.shop_dead_letters")).toContain(
      "ReplicatedReplacingMergeTree('/clickhouse/tables/main/all/analytics/shop_dead_letters', '{shard}-{replica}')",
    );
  });

  test("computes on every server what can't be added to, and keeps states that all shards are read of", () => {
    expect(named("analytics.orders_by_day")).toContain("\nENGINE = MergeTree\n");
    expect(named("logs.requests_hourly_states")).toContain(
      "\nENGINE = ReplicatedAggregatingMergeTree('/clickhouse/tables/main/{shard}/logs/requests_hourly_states', '{replica}')\n",
    );
    expect(named("logs.requests_hourly_states")).toContain("replicated_deduplication_window = 0");
    // Not the Distributed table: a row that is written to a shard directly counts, too.
    expect(named("logs.requests_hourly_states_mv")).toContain("\nFROM logs.requests_local\n");
    expect(named("logs.requests_hourly_shards")).toContain(
      "\nENGINE = Distributed('main', 'logs', 'requests_hourly_states')",
    );
    expect(named("logs.requests_hourly")).toContain("\nFROM logs.requests_hourly_shards AS states\n");
  });

  test("wants inserts that wait until rows are stored", () => {
    expect(generated.text("clickhouse/main/server/users.d/distributed-inserts.yaml")).toContain(
      "distributed_foreground_insert: 1",
    );
  });

  test("is accepted by a server that has the generated files, as the third of four", { timeout: 120_000 }, async () => {
    const made = statements().map((statement) => statement.replace(" ON CLUSTER main", ""));
    const answers = await configuredEngine({
      files: [
        generated.text("clickhouse/main/server/config.d/cluster.yaml").replace(/^zookeeper:\n(?: .*\n)*/m, ""),
        generated.text("clickhouse/main/server/replicas/ch-2-1/config.d/macros.yaml"),
      ],
      xml: "<zookeeper><implementation>testkeeper</implementation></zookeeper>",
      environment: { CLICKHOUSE_CLUSTER: "shared" },
      statements: [
        ...made,
        "SELECT table, zookeeper_path, replica_name FROM system.replicas ORDER BY table",
        ...["shop_fences", "shop_dead_letters", "orders_rows", "orders_changes_rows"].map(
          (table) => `DROP TABLE analytics.${table} SYNC`,
        ),
      ],
    });
    expect(answers.slice(0, made.length).filter((answer) => answer !== "")).toEqual([]);
    expect(answers[made.length]?.split("\n")).toEqual([
      "orders_changes_rows\t/clickhouse/tables/main/2/analytics/orders_changes_rows\tch-2-1",
      "orders_rows\t/clickhouse/tables/main/2/analytics/orders_rows\tch-2-1",
      "requests_hourly_states\t/clickhouse/tables/main/2/logs/requests_hourly_states\tch-2-1",
      "requests_local\t/clickhouse/tables/2/requests\tch-2-1",
      "shop_dead_letters\t/clickhouse/tables/main/all/analytics/shop_dead_letters\t2-ch-2-1",
      "shop_fences\t/clickhouse/tables/main/all/analytics/shop_fences\t2-ch-2-1",
    ]);
  });
});
