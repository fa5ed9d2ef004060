import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { systems } from "../../../src/registry.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP } from "../../compiler/resolve/loaded.js";

const MYSQL = "io.debezium.connector.mysql.MySqlConnector";
const POSTGRES = "io.debezium.connector.postgresql.PostgresConnector";

/** `code path: detail` of what is said about one connector's properties. */
function told(config: JsonObject, connector = POSTGRES): readonly string[] {
  return findings(call("kafka.connector", "c", { class: connector, config }));
}

function findings(...declarations: readonly Declaration[]): readonly string[] {
  const { pipeline, diagnostics } = resolved(...declarations);
  expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  return systems.flatMap((system) =>
    system.rules
      .filter((rule) => /debezium\/(unknown|removed|invalid)-property/.test(rule.code))
      .flatMap((rule) =>
        [...rule.check(pipeline)].map(({ at, detail }) => `${rule.code} ${at?.path.join(" ")}: ${detail}`),
      ),
  );
}

describe("a connector's property", () => {
  test.each<[string, JsonObject, string]>([
    ["misspelt", { "slot.nam": "s" }, "has no property `slot.nam`. Did you mean `slot.name`?"],
    ["of another connector", { "binlog.buffer.size": 1 }, "has no property `binlog.buffer.size`."],
    ["misspelt among what the driver reads", { "database.hostnme": "h" }, "Did you mean `database.hostname`?"],
    ["misspelt of Connect", { "errors.tolerence": "all" }, "Did you mean `errors.tolerance`?"],
    ["misspelt of the producer", { "producer.override.linger.mss": 1 }, "Did you mean `producer.override.linger.ms`?"],
    ["of a transform that is not listed", { "transforms.r.type": "X" }, "What `transforms` lists has no"],
    [
      "misspelt of a transform",
      {
        transforms: "r",
        "transforms.r.type": "org.apache.kafka.connect.transforms.RegexRouter",
        "transforms.r.regexp": "a",
      },
      "`org.apache.kafka.connect.transforms.RegexRouter` has no property `transforms.r.regexp`. Did you mean `transforms.r.regex`?",
    ],
    [
      "misspelt of a converter",
      { "value.converter": "org.apache.kafka.connect.json.JsonConverter", "value.converter.schema.enable": false },
      "Did you mean `value.converter.schemas.enable`?",
    ],
  ])("%s is unknown", (_, config, detail) => {
    const [first, ...others] = told(config);
    expect(first).toContain("debezium/unknown-property config");
    expect(first).toContain(detail);
    expect(others).toEqual([]);
  });

  test.each<[JsonObject, string]>([
    [{ "database.server.name": "shop" }, "`database.server.name` is gone since Debezium 2.0: write `topic.prefix`."],
    [{ "table.whitelist": "a" }, "`table.whitelist` is gone since Debezium 2.0: write `table.include.list`."],
    [
      { "database.history.kafka.topic": "h" },
      "`database.history.kafka.topic` is gone since Debezium 2.0: write `schema.history.internal.kafka.topic`.",
    ],
    [
      { "snapshot.mode": "schema_only" },
      "`snapshot.mode` = `schema_only` is gone since Debezium 3.3: write `no_data`.",
    ],
    [{ "snapshot.mode": "never" }, "`snapshot.mode` = `never` is gone since Debezium 3.3: write `no_data`."],
    [
      {
        transforms: "unwrap",
        "transforms.unwrap.type": "io.debezium.transforms.ExtractNewRecordState",
        "transforms.unwrap.drop.tombstones": false,
      },
      "`transforms.unwrap.drop.tombstones` is gone since Debezium 3.2: write `delete.tombstone.handling.mode`.",
    ],
  ])("%j has been renamed", (config, detail) => {
    const name = Object.keys(config).at(-1);
    const key = "snapshot.mode" in config ? "" : " $key";
    expect(told(config)).toEqual([`debezium/removed-property config ${name}${key}: ${detail}`]);
  });

  test.each<[JsonObject, string]>([
    [{ "decimal.handling.mode": "strings" }, "must be one of `double`, `precise`, `string`."],
    [{ "max.batch.size": "many" }, "must be a whole number."],
    [{ "max.batch.size": 3_000_000_000 }, "must be at most 2147483647."],
    [{ "tombstones.on.delete": "no" }, "must be true or false."],
    [{ "errors.tolerance": "some" }, "must be one of `all`, `none`."],
    [{ "tasks.max": 0 }, "must be at least 1."],
    [{ "producer.override.compression.type": "lz5" }, "must be one of `gzip`, `lz4`, `none`, `snappy`, `zstd`."],
  ])("%j has no such value", (config, problem) => {
    const [name = ""] = Object.keys(config);
    expect(told(config)).toEqual([`debezium/invalid-property config ${name}: \`${name}\` ${problem}`]);
  });

  test.each<[string, JsonObject]>([
    ["a driver's", { "database.tcpKeepAlive": true, "driver.socketTimeout": 30, "database.applicationName": "x" }],
    ["a converter's of the author", { converters: "isbn", "isbn.type": "com.example.Isbn", "isbn.schema.name": "i" }],
    ["a class's of the author", { "topic.naming.strategy": "com.example.Names", "my.own": 1 }],
    [
      "Connect's",
      { "topic.creation.default.partitions": 1, "errors.log.enable": true, "exactly.once.support": "required" },
    ],
    [
      "signals'",
      { "signal.kafka.topic": "s", "signal.consumer.security.protocol": "SSL", "signal.kafka.groupId": "g" },
    ],
    ["history's", { "schema.history.internal.producer.sasl.mechanism": "PLAIN" }],
    [
      "for a table",
      { "snapshot.select.statement.overrides.public.orders": "SELECT 1", "column.mask.with.5.chars": "a" },
    ],
    ["internal", { "internal.slot.seek.to.known.offset.on.start": true }],
    ["a transform's of the author", { transforms: "x", "transforms.x.type": "com.example.X", "transforms.x.any": 1 }],
    ["upper case", { "decimal.handling.mode": "STRING", "snapshot.mode": "${env:MODE}" }],
    ["naming topics", { "topic.delimiter": "-", "topic.heartbeat.prefix": "hb", "topic.transaction": "tx" }],
  ])("%s is known, or left alone", (_, config) => {
    expect(told(config)).toEqual([]);
  });

  test("MySQL takes what it alone has", () => {
    expect(told({ "snapshot.mode": "recovery", "binlog.buffer.size": 0, "gtid.source.includes": "a" }, MYSQL)).toEqual(
      [],
    );
  });

  test("of a class that nobody knows: only Connect's own are judged", () => {
    expect(told({ anything: 1, "slot.nam": "s", "errors.tolerance": "all" }, "com.example.Sink")).toEqual([]);
  });

  test("in a source's `connector` is pointed at there", () => {
    const shop = call("postgres.source", "shop", { ...SHOP.options, connector: { "slot.max.retrys": 3 } });
    expect(findings(shop, ORDERS, ORDERS_NOW)).toEqual([
      "debezium/unknown-property connector slot.max.retrys $key: `io.debezium.connector.postgresql.PostgresConnector` of Debezium 3.6.1.Final has no property `slot.max.retrys`. Did you mean `slot.max.retries`? Correct the name, or leave the property out.",
    ]);
  });
});
