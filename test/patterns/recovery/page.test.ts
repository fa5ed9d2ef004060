import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { recoveryFiles } from "../../../src/patterns/recovery/recovery-file.js";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP, sql } from "../../compiler/resolve/loaded.js";
import { MirrorBench } from "../mirror/mirror-bench.js";

const BACKUP = call("clickhouse.backup", "nightly", {
  databases: ["a"],
  to: { disk: "backups" },
  full: "daily",
  incremental: "0 */4 * * *",
  keep: "14d",
});
const HOURLY = call("clickhouse.materializedView", "a.hourly", {
  refresh: "EVERY 1 HOUR",
  orderBy: ["id"],
  query: sql("SELECT id FROM a.orders"),
});

function filesOf(...declarations: readonly Declaration[]): ReadonlyMap<string, string> {
  const { pipeline } = resolved(...declarations);
  const template = readFileSync(new URL("../../../templates/recovery.md.hbs", import.meta.url), "utf8");
  const context = { pipeline, derivedColumns: new Map(), templates: new Map([["recovery.md.hbs", template]]) };
  return new Map(recoveryFiles(context).map(({ path, content }) => [path, content]));
}

interface Block {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page. */
function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", language = "", text = ""]) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

const page = (...declarations: readonly Declaration[]): string => filesOf(...declarations).get("recovery.md") ?? "";

test("a small pipeline's page", async () => {
  await expect(page(SHOP, ORDERS, ORDERS_NOW, BACKUP)).toMatchFileSnapshot("small-page.txt");
});

const SECURED = call("kafka.cluster", "main one", {
  brokers: ["kafka-1:9092", "kafka-2:9092"],
  tls: true,
  sasl: { mechanism: "PLAIN", username: "x", password: { $secret: "kafka/x" } },
});
const ODD = {
  ...SHOP,
  options: { ...SHOP.options, database: "it's `odd` $(x)", host: "::1", epoch: 3, failover: true, snapshot: "no_data" },
};
const CLUSTER = call("clickhouse.cluster", "servers", {
  shards: [{ replicas: ["one:9000"] }],
  keeper: ["k1:9181", "k2:9181"],
});
const IN_BUCKET = call("clickhouse.backup", "weekly", {
  databases: ["a"],
  to: { s3: "https://minio.local:9000/bucket/deep", collection: { $ref: "clickhouse.namedCollection/bucket" } },
  full: "weekly",
  keep: "30d",
});
const COLLECTION = call("clickhouse.namedCollection", "bucket", { values: { access_key_id: "x" } });
const ALL = [ODD, SECURED, ORDERS, ORDERS_NOW, HOURLY, CLUSTER, BACKUP, COLLECTION, IN_BUCKET];

test("every command is one that a shell reads, and so is every script", () => {
  const files = filesOf(...ALL);
  const commands = blocksOf(files.get("recovery.md") ?? "").filter(({ language }) => language === "sh");
  expect(commands.length).toBeGreaterThan(20);
  for (const { text } of commands) execFileSync("bash", ["-n"], { input: text });
  const scripts = [...files].filter(([path]) => path.endsWith(".sh"));
  expect(scripts.map(([path]) => path)).toEqual(["recovery/reset-offsets.sh", "recovery/make-topics.sh"]);
  for (const [, text] of scripts) execFileSync("sh", ["-n"], { input: text });
});

test("commands log in to a secured cluster, and a bucket elsewhere is asked there", () => {
  const text = page(...ALL);
  expect(text).toContain(
    "kafka-topics.sh --bootstrap-server kafka-1:9092,kafka-2:9092 --command-config kafka/main%20one/client.properties --describe",
  );
  expect(text).toContain(
    "aws s3 ls --recursive --endpoint-url https://minio.local:9000 s3://bucket/deep/weekly/ | grep '/[.]backup$'",
  );
  // 30 days, and the week for which incremental backups would still need a full one.
  expect(text).toContain('"Prefix": "deep/weekly/"');
  expect(text).toContain('"Days": 37');
});

test("what stands in the way of delivering again is said", () => {
  const counted = [
    call("kafka.topic", "clicks", { partitions: 1, replicas: 1 }),
    call("clickhouse.table", "a.clicks_queue", {
      columns: { id: "Int32" },
      engine: {
        type: "Kafka",
        topics: [{ $ref: "kafka.topic/clicks" }],
        consumerGroup: "clicks",
        format: "JSONEachRow",
      },
    }),
    call("clickhouse.table", "a.clicks", { columns: { id: "Int32" }, orderBy: ["id"] }),
    call("clickhouse.materializedView", "a.clicks_mv", {
      to: { $ref: "clickhouse.table/a.clicks" },
      query: sql("SELECT id FROM ", { $ref: "clickhouse.table/a.clicks_queue" }),
    }),
  ];
  expect(page(...ALL, ...counted)).toContain("**Not so in `a.clicks`**: what is delivered again counts twice there");
  expect(page(...ALL)).not.toContain("Not so in");
  expect(page(...ALL)).toContain("`shop` is in epoch 3: never set its groups back to before it was raised.");
  expect(page(...ALL)).toContain("epoch: 4, // was 3");
});

test("without a backup the page says so, and how all is read anew", () => {
  const text = page(SHOP, ORDERS, ORDERS_NOW);
  expect(text).toContain("Rows of `a.orders_rows`, `a.shop_dead_letters`, `a.shop_fences`.");
  expect(text).toContain("### ClickHouse is lost: read the sources anew");
  expect(text).not.toContain("RESTORE");
});

test("what has neither a source nor a backup has no page", () => {
  const table = call("clickhouse.table", "a.t", { columns: { id: "Int32" }, orderBy: ["id"] });
  expect([...filesOf(table).keys()]).toEqual([]);
});

let bench: MirrorBench;
beforeAll(async () => {
  bench = await MirrorBench.open();
});
afterAll(() => bench?.close());

test("every statement of ClickHouse's runs", async () => {
  const { pipeline } = resolved(SHOP, ORDERS, ORDERS_NOW, HOURLY, BACKUP);
  const files = filesOf(SHOP, ORDERS, ORDERS_NOW, HOURLY, BACKUP);
  const columns = [{ name: "id", type: "Int32" }];
  const statements = (text: string) =>
    text
      .replace(/^--.*$/gm, "")
      .split(/;\n/)
      .filter((each) => each.trim() !== "");
  const ran: string[] = [];
  await bench.write(["DROP DATABASE IF EXISTS a"]);
  const make = () => clickHouseObjects(pipeline).map((object) => object.create({ columns, proof: true }));
  await bench.write(make());
  for (const { language, text } of blocksOf(files.get("recovery.md") ?? "")) {
    if (language !== "sql") continue;
    await bench.write(statements(text));
    ran.push(...statements(text));
  }
  expect(ran.map((each) => each.split(" ").slice(0, 3).join(" ")).sort()).toEqual([
    "CREATE TABLE a.shop_dead_letters_before",
    "SYSTEM REFRESH VIEW",
    "SYSTEM REFRESH VIEW",
    "TRUNCATE TABLE IF",
    "TRUNCATE TABLE IF",
    "TRUNCATE TABLE IF",
  ]);
  await bench.write(statements(files.get("recovery/stop-queues.sql") ?? ""));
  const left = await bench.read("SELECT name FROM system.tables WHERE database = 'a' AND name LIKE '%queue'");
  expect(left).toEqual([]);
  // All can be made again beside what was left.
  await bench.write(make());
});
