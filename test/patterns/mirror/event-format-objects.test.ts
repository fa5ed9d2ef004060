import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import { ofKind } from "../../../src/compiler/model/resource.js";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { CONNECTOR } from "../../../src/systems/kafka/schema.js";
import { sourceSchema } from "../../../src/systems/postgres/schema/source.js";
import { recordedPipeline } from "./pipelines.js";

async function made(shop: JsonObject, mirror: JsonObject = {}) {
  const pipeline = await recordedPipeline("pipeline.config.ts", { shop, "mirror.order_lines": mirror });
  const [connector] = ofKind(pipeline.resources.values(), CONNECTOR);
  const statements = new Map(
    clickHouseObjects(pipeline).map((object) => [object.name, object.create({ columns: [], proof: false })]),
  );
  return { properties: connector?.spec.config ?? {}, statements };
}

const FLAT = {
  transforms: "flat",
  "transforms.flat.type": "io.debezium.transforms.ExtractNewRecordState",
  "transforms.flat.delete.tombstone.handling.mode": "rewrite",
  "transforms.flat.add.fields": "op,source.lsn,source.sequence,source.snapshot",
  "transforms.flat.replace.null.with.default": "false",
};

describe("the format of events", () => {
  it("is the envelope unless something else is said, truncates followed", async () => {
    const { properties, statements } = await made({});
    expect(properties).toMatchObject({ "skipped.operations": "none", "value.converter.schemas.enable": false });
    expect(Object.keys(properties).filter((name) => name.startsWith("transforms"))).toEqual([]);
    expect(statements.has("mirror.order_lines_truncated")).toBe(true);
  });

  it("flat: the connector flattens and skips truncates, the queue reads the row beside the position", async () => {
    const { properties, statements } = await made(
      { events: "flat" },
      { orderBy: ["order_id", "line"], truncates: "ignore" },
    );
    expect(properties).toMatchObject({
      ...FLAT,
      "skipped.operations": "t",
      "value.converter": "org.apache.kafka.connect.json.JsonConverter",
    });
    expect(statements.has("mirror.order_lines_truncated")).toBe(false);
    expect(statements.get("mirror.order_lines_queue")).toContain(`(
    \`order_id\` Nullable(Int64),
    \`line\` Nullable(Int64),
    \`quantity\` Nullable(Int64),
    \`price\` Nullable(String),
    \`__op\` String,
    \`__source_lsn\` UInt64,
    \`__source_sequence\` String
)`);
    expect(statements.get("mirror.shop_heartbeat_queue")).toContain("`__source_snapshot` String");
    expect(statements.get("mirror.order_lines_consumer")).toContain(`
    event.__op AS op,
    CAST(tuple(event.order_id, event.line), 'Tuple(order_id Nullable(Int64), line Nullable(Int64))') AS before,`);
  });

  it("avro: Confluent's converter writes, ClickHouse reads the schemas from the same registry", async () => {
    const { properties, statements } = await made({
      events: "avro",
      registry: "http://schemas:8081",
    });
    expect(properties).toMatchObject({
      ...FLAT,
      "skipped.operations": "t",
      "value.converter": "io.confluent.connect.avro.AvroConverter",
      "value.converter.schema.registry.url": "http://schemas:8081",
      "value.converter.ignore.default.for.nullables": true,
      "schema.name.adjustment.mode": "avro",
      "key.converter": "org.apache.kafka.connect.json.JsonConverter",
    });
    expect(properties).not.toHaveProperty("value.converter.schemas.enable");
    expect(statements.get("mirror.orders_queue")).toContain(`    kafka_format = 'AvroConfluent',
    kafka_num_consumers = 1,
    format_avro_schema_registry_url = 'http://schemas:8081',
    input_format_avro_allow_missing_fields = 1,
    input_format_avro_null_as_default = 1`);
  });

  it("flat: the author's transforms come first, and lead to the same topics", async () => {
    const route = {
      name: "route",
      type: "RegexRouter",
      config: { regex: "shop\\.public\\.(.*)", replacement: "$1" },
    };
    const { properties, statements } = await made({ events: "flat", transforms: [route] });
    expect(properties).toMatchObject({ ...FLAT, transforms: "route,flat", "transforms.route.replacement": "$1" });
    expect(statements.get("mirror.order_lines_queue")).toContain("kafka_topic_list = 'order_lines'");
  });
});

describe("options of a source that contradict each other", () => {
  const source = { host: "postgres", database: "shop", user: "debezium", password: { $secret: "shop/password" } };
  it.each([
    [{ events: "avro" }, "registry", 'must be given for `events: "avro"`: readers find the schemas there'],
    [{ registry: "http://schemas" }, "registry", 'must be left out unless `events` is "avro": JSON needs none'],
    [
      { events: "avro", registry: "schemas:8081" },
      "registry",
      'must be the address of a schema registry: "http://schemas:8081"',
    ],
    [
      { events: "avro", registry: "http://me:secret@schemas" },
      "registry",
      "must hold no user or password: it is written into generated files",
    ],
    [
      { events: "flat", connector: { transforms: "route" } },
      "connector.transforms",
      'must name "flat" too: that transform makes the events flat',
    ],
    [
      { events: "flat", transforms: [{ name: "flat", type: "RegexRouter" }] },
      "transforms",
      'must not name one "flat": that is the one that makes the events flat, after all others',
    ],
  ])("%j", (options, path, message) => {
    const issues = sourceSchema.safeParse({ ...source, ...options }).error?.issues ?? [];
    expect(issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[path, message]]);
  });

  it("takes a chain of transforms that keeps `flat`", () => {
    const options = { ...source, events: "flat", connector: { transforms: "flat, route" } };
    expect(sourceSchema.safeParse(options).success).toBe(true);
  });
});
