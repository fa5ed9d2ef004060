import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { resolve } from "../../../src/compiler/resolve/resolve.js";
import { diagram } from "../../../src/patterns/overview/diagram.js";
import { overviewFile } from "../../../src/patterns/overview/overview-file.js";
import { overviewView } from "../../../src/patterns/overview/overview-view.js";
import { systems } from "../../../src/registry.js";
import { call, loaded, ORDERS, ORDERS_NOW, SHOP, sql } from "../../compiler/resolve/loaded.js";

const VIEW = call("clickhouse.view", "a.v", { query: sql("SELECT id FROM a.orders") });
const contextOf = (declarations: readonly Declaration[], name = "shop") => {
  const { pipeline } = resolve({ ...loaded(declarations), name }, systems);
  const template = readFileSync(new URL("../../../templates/overview.md.hbs", import.meta.url), "utf8");
  const columns = [
    { name: "id", type: "Int32" },
    { name: "a | b", type: "Int32" },
  ];
  return {
    pipeline,
    derivedColumns: new Map([["clickhouse.view/a.v" as const, columns]]),
    templates: new Map([["overview.md.hbs", template]]),
  };
};

test("a row for each mirror and each view", () => {
  const { mirrors, views, deadLetters, secrets } = overviewView(contextOf([SHOP, ORDERS, ORDERS_NOW, VIEW]));
  expect(mirrors).toEqual([
    {
      view: "a.orders",
      source: "shop",
      table: "public.orders",
      key: "id",
      topic: "shop.public.orders",
      consumerGroup: "clickhouse.a.orders",
    },
  ]);
  expect(views).toEqual([{ name: "a.v", kind: "view", reads: "`a.orders`", columns: "id, a \\| b" }]);
  expect(deadLetters).toEqual(["a.shop_dead_letters"]);
  expect(secrets.map(({ path, usedBy }) => `${path} ${usedBy}`)).toEqual(["shop/password source shop"]);
});

test("a row for each secret with all that look it up, and a step for each script", () => {
  const source = { $ref: "postgres.source/shop" };
  const collection = { values: { user: "reader", password: { $secret: "archive/password" } } };
  const context = contextOf([
    SHOP,
    ORDERS,
    ORDERS_NOW,
    call("postgres.role", "analyst", { source, login: true, password: { $secret: "shop/analyst" } }),
    call("kafka.cluster", "events", {
      brokers: ["k:9093"],
      tls: true,
      sasl: { mechanism: "PLAIN", username: "headrace", password: { $secret: "kafka/sasl" } },
    }),
    call("kafka.user", "audit", { authentication: "SCRAM-SHA-512", password: { $secret: "kafka/audit" }, acls: [] }),
    call("clickhouse.user", "ada", { authentication: { type: "sha256_password", password: { $secret: "ada/pw" } } }),
    call("clickhouse.namedCollection", "archive", collection),
  ]);
  const { secrets, steps } = overviewView(context);
  expect(secrets.map(({ path, usedBy, as }) => `${path} | ${usedBy} | ${as}`)).toEqual([
    "shop/password | source shop | environment variable `SHOP_PASSWORD`, of psql and of the Connect worker",
    "shop/analyst | role analyst | environment variable `SHOP_ANALYST`, of psql",
    "kafka/sasl | cluster events | environment variable `KAFKA_SASL`, of Kafka's tools and of the Connect worker and of the ClickHouse servers",
    "kafka/audit | user audit | environment variable `KAFKA_AUDIT`, of `acls.sh`",
    "ada/pw | user ada | parameter `ada_pw` of `access.sql`, which its head takes from the environment variable `ADA_PW`",
    "archive/password | named collection archive | environment variable `ARCHIVE_PASSWORD`, of the ClickHouse servers",
  ]);
  expect(steps.map(({ text, commands }) => [text.slice(0, 25), ...commands.slice(0, 1)].join(" | "))).toEqual([
    "Ask the database of `shop | psql --no-psqlrc --dbname=shop --quiet --file=postgres/shop/preflight.sql",
    "Prepare the database of ` | psql --no-psqlrc --dbname=shop --file=postgres/shop/setup.sql",
    "Make the topics that `kaf | sh recovery/make-topics.sh",
    "Make the users of `events | ADMIN_CONFIG=admin.properties sh kafka/events/acls.sh",
    "Put what the ClickHouse s",
    expect.stringContaining("Make the ClickHouse objec | (cd clickhouse"),
    'Make ClickHouse\'s users,  | clickhouse-client --param_ada_pw="$ADA_PW" --queries-file clickhouse/access.sql',
    'Start the connector `shop | curl --fail --json @connect/shop.json "$CONNECT_URL/connectors"',
  ]);
  expect(steps[4]?.text).toContain("as the head of each file says: `clickhouse/server/`.");
  expect(steps.at(-1)?.text).toContain("`postgres/shop/snapshot/`");
});

test("a row for each log of changes: it reads the mirror's queue, or its own", () => {
  const log = (name: string) => call("clickhouse.changes", name, { of: { $ref: "postgres.table/public.orders" } });
  const { logs, deadLetters } = overviewView(contextOf([SHOP, ORDERS, ORDERS_NOW, log("a.log"), log("audit.log")]));
  const orders = { source: "shop", table: "public.orders", topic: "shop.public.orders" };
  expect(logs).toEqual([
    { view: "a.log", ...orders, consumerGroup: "clickhouse.a.orders" },
    { view: "audit.log", ...orders, consumerGroup: "clickhouse.audit.log" },
  ]);
  expect(deadLetters).toEqual(["a.shop_dead_letters", "audit.shop_dead_letters"]);
});

test("what a materialized view writes to is nothing that it reads", () => {
  const target = call("clickhouse.table", "a.target", { columns: { id: "Int32" }, orderBy: ["id"] });
  const into = call("clickhouse.materializedView", "a.m", {
    to: { $ref: "clickhouse.table/a.target" },
    query: sql("SELECT id FROM a.events"),
  });
  const events = call("clickhouse.table", "a.events", { columns: { id: "Int32" }, orderBy: ["id"] });
  const { views } = overviewView(contextOf([events, target, into]));
  expect(views).toEqual([{ name: "a.m", kind: "incremental", reads: "`a.events`", columns: "" }]);
});

test("steps are numbered, and words are quoted for the shell", () => {
  const source = { ...SHOP, options: { ...SHOP.options, database: "my shop's", user: "de`b" } };
  const { steps } = overviewView(contextOf([source, ORDERS, ORDERS_NOW]));
  expect(steps.map(({ number, text }) => `${number} ${text.slice(0, 25)}`)).toEqual([
    "1 Ask the database of `shop",
    "2 Prepare the database of `",
    "3 Make the topics that `kaf",
    "4 Make the ClickHouse objec",
    "5 Start the connector `shop",
  ]);
  expect(steps[1]?.commands).toEqual(["psql --no-psqlrc --dbname='my shop'\\''s' --file=postgres/shop/setup.sql"]);
});

test("names can't break the page", () => {
  const odd = call("clickhouse.view", "a.x|y`z\nw", { query: sql("SELECT 1 AS one") });
  const { content } = overviewFile(contextOf([odd], "the --> <b>shop</b>\n# of"));
  expect(content.split("\n")[0]).toBe(
    '<!-- Code generated by headrace; DO NOT EDIT. From the whole pipeline "the --&gt; &lt;b&gt;shop&lt;/b&gt; # of". -->',
  );
  expect(content).toContain("\n# the --&gt; &lt;b&gt;shop&lt;/b&gt; # of\n");
  expect(content).toContain("\n| `a.x\\|y'z w` | view |  |  |\n");
});

test("a diagram of a few tables shows each, from the source to the views", () => {
  const { pipeline } = contextOf([SHOP, ORDERS, ORDERS_NOW, VIEW]);
  expect(diagram(pipeline)).toEqual([
    "flowchart LR",
    '  subgraph f1["PostgreSQL: shop"]',
    '    n1["public.orders"]',
    "  end",
    '  subgraph f2["ClickHouse"]',
    '    n2[["a.orders<br/>mirror"]]',
    '    n3("a.v<br/>view")',
    "  end",
    '  n4(["shop<br/>Debezium connector"])',
    "  n2 --> n3",
    "  n1 --> n4",
    '  n4 -- "shop.public.orders" --> n2',
  ]);
});

test("a diagram of 1,000 tables shows groups, and is quick", () => {
  const many = Array.from({ length: 1_000 }, (_, index) => [
    { ...ORDERS, name: `public.t${index}` },
    call("clickhouse.mirror", `a.t${index}`, { of: { $ref: `postgres.table/public.t${index}` }, orderBy: ["id"] }),
  ]).flat();
  const { pipeline } = contextOf([SHOP, ...many]);
  const started = performance.now();
  const lines = diagram(pipeline);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(lines).toEqual([
    "flowchart LR",
    '  subgraph f1["PostgreSQL: shop"]',
    '    n1["1000 tables"]',
    "  end",
    '  subgraph f2["ClickHouse"]',
    '    n2[["mirrors of shop"]]',
    "  end",
    '  n3(["shop<br/>Debezium connector"])',
    "  n1 --> n3",
    "  n3 --> n2",
  ]);
});

test("names in a diagram are escaped", () => {
  const { pipeline } = contextOf([call("clickhouse.view", 'a.<"&>\n]', { query: sql("SELECT 1 AS one") })]);
  expect(diagram(pipeline).join("\n")).toContain('"a.&lt;&quot;&amp;&gt; ]<br/>view"');
});

test("a thousand edges are cut to what a viewer draws, and the rest is counted", () => {
  const base = call("clickhouse.table", "a.base", { columns: { id: "Int32" }, orderBy: ["id"] });
  const views = Array.from({ length: 300 }, (_, index) =>
    call("clickhouse.view", `a.v${index}`, { query: sql("SELECT id FROM a.base") }),
  );
  const lines = diagram(contextOf([base, ...views]).pipeline);
  expect(lines.filter((line) => line.includes("-->"))).toHaveLength(200);
  expect(lines.at(-1)).toBe('  more["… 100 more connections"]');
});

test("rollups and dictionaries are views, on the cluster that they are made on", () => {
  const cluster = { $ref: "clickhouse.cluster/main" };
  const main = call("clickhouse.cluster", "main", { shards: [{ replicas: ["a:9000"] }, { replicas: ["b:9000"] }] });
  const mirror = { ...ORDERS_NOW, options: { ...ORDERS_NOW.options, cluster } };
  const daily = call("clickhouse.rollup", "a.daily", {
    of: { $ref: "clickhouse.mirror/a.orders" },
    cluster,
    time: "id",
    bucket: "1 day",
    groupBy: ["status"],
    measures: { orders: sql("count()") },
  });
  const names = call("clickhouse.dictionary", "a.names", {
    columns: { id: "UInt64", status: "String" },
    primaryKey: ["id"],
    source: { type: "clickhouse", table: { $ref: "clickhouse.mirror/a.orders" } },
    layout: "flat",
    lifetime: 60,
  });
  const context = contextOf([SHOP, ORDERS, main, mirror, daily, names]);
  expect(overviewView(context).views.toSorted((left, right) => (left.name < right.name ? -1 : 1))).toEqual([
    {
      name: "a.daily",
      kind: "by 1 day, refreshed every 1 minute",
      reads: "`a.orders`",
      columns: "bucket, status, orders",
    },
    { name: "a.names", kind: "dictionary", reads: "`a.orders`", columns: "id, status" },
  ]);
  const picture = diagram(context.pipeline).join("\n");
  expect(picture).toContain('["ClickHouse cluster: main"]');
  expect(picture).toContain('("a.daily<br/>rollup")');
  expect(picture).toContain('[("a.names<br/>dictionary")]');
});

test("a row for each user and role", () => {
  const role = call("clickhouse.role", "analyst");
  const user = call("clickhouse.user", "ada", {
    authentication: { type: "sha256_password", password: { $secret: "ada/pw" } },
    roles: [{ $ref: "clickhouse.role/analyst" }],
  });
  const grant = call("clickhouse.grant", "reads", {
    privileges: ["SELECT"],
    columns: ["id"],
    on: { $ref: "clickhouse.mirror/a.orders" },
    to: [{ $ref: "clickhouse.role/analyst" }],
  });
  const { access } = overviewView(contextOf([SHOP, ORDERS, ORDERS_NOW, role, user, grant]));
  expect(access).toEqual([
    { name: "ada", kind: "user", roles: "`analyst`", may: "" },
    { name: "analyst", kind: "role", roles: "", may: "`SELECT(id) ON a.orders`" },
  ]);
});
