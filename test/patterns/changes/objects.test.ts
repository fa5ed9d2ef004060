import { expect, test } from "vitest";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { clickHouseObjects } from "../../../src/systems/clickhouse/emit/objects.js";
import { call, ORDERS, ORDERS_NOW, resolved, SHOP } from "../../compiler/resolve/loaded.js";

const log = (name: string, options = {}) =>
  call("clickhouse.changes", name, { of: { $ref: "postgres.table/public.orders" }, ...options });
const objects = (...declarations: readonly Declaration[]) =>
  clickHouseObjects(resolved(SHOP, ORDERS, ...declarations).pipeline).map(({ name }) => name);

test("alone, a log has a queue of its own, and needs no fences", () => {
  expect(objects(log("a.log"))).toEqual([
    "a",
    "a.log_events",
    "a.log_rows",
    "a.log_ingest",
    "a.shop_dead_letters",
    "a.log_rejected",
    "a.log_queue",
    "a.log_consumer",
    "a.log",
  ]);
});

test("beside a mirror it reads along: the queue's consumer is made after its views, too", () => {
  const made = objects(ORDERS_NOW, log("a.log"));
  expect(made.filter((name) => name.startsWith("a.log"))).toEqual([
    "a.log_rows",
    "a.log_ingest",
    "a.log_rejected",
    "a.log",
  ]);
  expect(made.indexOf("a.orders_consumer")).toBeGreaterThan(made.indexOf("a.log_rejected"));
});

test("in another database, or in a group of its own, it has a queue beside the mirror's", () => {
  expect(objects(ORDERS_NOW, log("b.log"))).toContain("b.log_queue");
  expect(objects(ORDERS_NOW, log("a.log", { consumerGroup: "audit" }))).toContain("a.log_queue");
});

test("the storage and the view that fills it", () => {
  const all = clickHouseObjects(resolved(SHOP, ORDERS, log("a.log")).pipeline);
  const text = (name: string) => all.find((each) => each.name === name)?.create({ columns: [], proof: false });
  expect(text("a.log_rows")).toMatchInlineSnapshot(`
    "CREATE TABLE IF NOT EXISTS a.log_rows
    (
        \`operation\` LowCardinality(String) COMMENT 'insert, snapshot, update, delete, truncate',
        \`id\` Int32,
        \`before\` Tuple(id Nullable(Int32)),
        \`after\` Tuple(id Nullable(Int32), status Nullable(String)),
        \`changed_at\` DateTime64(3, 'UTC') COMMENT 'When it was committed; of a snapshot, when it was read',
        \`loaded_at\` DateTime64(3, 'UTC') COMMENT 'When it came here first',
        \`lsn\` UInt64 COMMENT 'Its place in the database\\'s log',
        \`transaction_id\` Nullable(UInt64),
        \`position\` UInt128 COMMENT 'Grows with the order of commits',
        \`topic_partition\` UInt64,
        \`topic_offset\` UInt64,
        \`_earliness\` UInt64 MATERIALIZED bitNot(toUInt64(toUnixTimestamp64Milli(loaded_at)))
    )
    ENGINE = ReplacingMergeTree(_earliness)
    PARTITION BY toYYYYMM(changed_at)
    ORDER BY (id, changed_at, lsn, operation)"
  `);
  expect(text("a.log_ingest")).toMatchInlineSnapshot(`
    "CREATE MATERIALIZED VIEW IF NOT EXISTS a.log_ingest
    TO a.log_rows
    AS SELECT
        transform(_event.op, ['c', 'r', 'u', 'd', 't'], ['insert', 'snapshot', 'update', 'delete', 'truncate'], '') AS operation,
        ifNull(accurateCastOrNull(if(_event.op = 'd', _event.before.id, _event.after.id), 'Int32'), 0) AS id,
        CAST(tuple(accurateCastOrNull(_event.before.id, 'Int32')), 'Tuple(id Nullable(Int32))') AS before,
        CAST(tuple(accurateCastOrNull(_event.after.id, 'Int32'), _event.after.status), 'Tuple(id Nullable(Int32), status Nullable(String))') AS after,
        fromUnixTimestamp64Milli(_event.committed, 'UTC') AS changed_at,
        now64(3, 'UTC') AS loaded_at,
        _event.lsn AS lsn,
        _event.transaction AS transaction_id,
        _event.version AS position,
        _event.partition AS topic_partition,
        _event.offset AS topic_offset
    FROM a.log_events AS _event
    WHERE _event.error = ''
        AND (_event.op IN ('c', 'r', 'u') AND isNotNull(accurateCastOrNull(_event.after.id, 'Int32'))
            OR _event.op = 'd' AND isNotNull(accurateCastOrNull(_event.before.id, 'Int32'))
            OR _event.op = 't')"
  `);
});
