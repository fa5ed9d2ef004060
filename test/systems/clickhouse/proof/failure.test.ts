import { beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../src/compiler/model/json.js";
import { openEngine } from "../../../../src/engine/index.js";
import { prove } from "../../../../src/engine/proof/prove.js";
import { failureDiagnostic } from "../../../../src/systems/clickhouse/proof/failure.js";
import { provables } from "../../../../src/systems/clickhouse/proof/provables.js";
import { call, ORDERS, resolved, SHOP, shown, sql } from "../../../compiler/resolve/loaded.js";

const view = (query: string) => ["clickhouse.view", { query: sql(query) }] as const;
const table = (options: JsonObject) =>
  ["clickhouse.table", { columns: { id: "UInt64", at: "DateTime" }, orderBy: ["id"], ...options }] as const;
const mirror = (options: JsonObject) =>
  ["clickhouse.mirror", { of: { $ref: "postgres.table/public.orders" }, orderBy: ["id"], ...options }] as const;
const materialized = (options: JsonObject) => ["clickhouse.materializedView", options] as const;
const COLUMN = "Correct the name, or add the column where it comes from.";
const TABLE =
  "Interpolate the table's constant: `FROM ${orders}`. A table that is made elsewhere must be declared to be read.";

/** Each refused object, and what is told of it: `code place detail`, its own name left out. */
const CASES: Readonly<Record<string, readonly [readonly [string, JsonObject], ...string[]]>> = {
  "an unknown column": [
    view("SELECT id, sttus FROM a.events"),
    `clickhouse/unknown-column-in-sql query \`sttus\` reads \`sttus\`, which is not there. Did you mean \`status\`? ${COLUMN}`,
  ],
  "an unknown column of a grant": [
    [
      "clickhouse.grant",
      {
        privileges: ["SELECT"],
        columns: ["id", "sttus"],
        on: { $ref: "clickhouse.table/a.events" },
        to: [{ $ref: "clickhouse.role/analyst" }],
      },
    ],
    `clickhouse/unknown-column-in-sql columns.1 \`sttus\` grants \`sttus\` of \`a.events\`, which is not there. Did you mean \`status\`? ${COLUMN}`,
  ],
  "several unknown columns": [
    view("SELECT e.idd,\n  lower(sttus) AS s\nFROM a.events AS e\nWHERE `att` > 5 AND e.idd = 1"),
    `clickhouse/unknown-column-in-sql query \`e.idd\` reads \`e.idd\`, which is not there. Did you mean \`e.id\`? ${COLUMN}`,
    `clickhouse/unknown-column-in-sql query \`sttus\` reads \`sttus\`, which is not there. Did you mean \`status\`? ${COLUMN}`,
    `clickhouse/unknown-column-in-sql query \`att\` reads \`att\`, which is not there. Did you mean \`at\`? ${COLUMN}`,
  ],
  "an unknown column of a materialized view": [
    materialized({
      refresh: "EVERY 1 HOUR",
      orderBy: ["id"],
      query: sql("SELECT id, max(att) AS at FROM a.events GROUP BY id"),
    }),
    `clickhouse/unknown-column-in-sql query \`att\` reads \`att\`, which is not there. Did you mean \`at\`? ${COLUMN}`,
  ],
  "an output column that the target lacks": [
    materialized({ to: { $ref: "clickhouse.table/a.ids" }, query: sql("SELECT id, status AS what FROM a.events") }),
    "clickhouse/unknown-column-in-sql query `what` writes `what`, which its table `a.ids` does not have. Leave it out of the query, give it the name of a column there with AS, or add the column.",
  ],
  "an unknown table": [
    view("SELECT 1 FROM a.evnts"),
    `clickhouse/unknown-table-in-sql query \`a.evnts\` reads \`a.evnts\`, which the pipeline does not make. Did you mean \`a.events\`? ${TABLE}`,
  ],
  "a table without its database": [
    view("SELECT 1 FROM events"),
    `clickhouse/unknown-table-in-sql query \`events\` reads \`events\`, which the pipeline does not make. Did you mean \`a.events\`? ${TABLE}`,
  ],
  "an unknown database": [
    view("SELECT 1 FROM aa.events"),
    `clickhouse/unknown-table-in-sql query \`aa.events\` reads \`aa.events\`, which the pipeline does not make. Did you mean \`a.events\`? ${TABLE}`,
  ],
  "an unknown function": [
    view("SELECT sumz(id) FROM a.events"),
    "clickhouse/refused query `sumz` Function with name `sumz` does not exist. Did you mean `sum`? (ClickHouse error 46)",
  ],
  "a wrong type": [
    view("SELECT toStartOfHour(status) FROM a.events"),
    "clickhouse/refused query `toStartOfHour` Illegal type String of argument of function toStartOfHour. Should be Date, Date32, DateTime or DateTime64. (ClickHouse error 43)",
  ],
  "types that can't be compared": [
    view("SELECT 1 FROM a.events WHERE status = 5"),
    "clickhouse/refused query There is no supertype for types String, UInt8 because some of them are String/FixedString/Enum and some of them are not. (ClickHouse error 386)",
  ],
  "a syntax error": [
    view("SELECT id\nFORM a.events\nWHERE id = 5"),
    "clickhouse/refused query `a.events` Syntax error at: a.events WHERE id = 5. (ClickHouse error 62)",
  ],
  "a query that ends too early": [
    view("SELECT id FROM a.events WHERE"),
    "clickhouse/refused query Syntax error: it ends too early. (ClickHouse error 62)",
  ],
  "a column that is neither aggregated nor a key": [
    view("SELECT status, count() FROM a.events"),
    "clickhouse/refused query `status` Column 'a.events.status' is not under aggregate function and not in GROUP BY keys. (ClickHouse error 215)",
  ],
  "an aggregate in WHERE": [
    view("SELECT id FROM a.events WHERE sum(id) > 1"),
    "clickhouse/refused query `sum(id)` Aggregate function sum(id) is found in WHERE in query. (ClickHouse error 184)",
  ],
  "an unknown setting of a query": [
    view("SELECT 1 AS one FROM a.events SETTINGS max_thread = 1"),
    "clickhouse/refused query `max_thread` Unknown setting 'max_thread'. Did you mean `max_threads`? (ClickHouse error 115)",
  ],
  "an unknown type in a query": [
    view("SELECT CAST(id, 'Int63') AS one FROM a.events"),
    "clickhouse/refused query `Int63` Unknown data type family: Int63. Did you mean `Int64`? (ClickHouse error 50)",
  ],
  "a constant that can't be converted": [
    materialized({ to: { $ref: "clickhouse.table/a.ids" }, query: sql("SELECT 'x' AS id FROM a.events") }),
    "clickhouse/refused query `x` Cannot parse string 'x' as UInt64: syntax error at begin of string. (ClickHouse error 6)",
  ],
  "a wrong refresh": [
    materialized({ refresh: "EVERY 1 HUOR", orderBy: ["id"], query: sql("SELECT id FROM a.events") }),
    "clickhouse/refused refresh `HUOR` Syntax error at: HUOR TO a.t AS SELECT id FROM a.events. (ClickHouse error 62)",
  ],
  "a refresh of no time": [
    materialized({ refresh: "EVERY 0 HOUR", orderBy: ["id"], query: sql("SELECT id FROM a.events") }),
    "clickhouse/refused refresh Interval must be positive. (ClickHouse error 36)",
  ],
  "a key that the query does not return": [
    materialized({ refresh: "EVERY 1 HOUR", orderBy: ["id", "hour"], query: sql("SELECT id FROM a.events") }),
    `clickhouse/unknown-column-in-sql orderBy.1 \`hour\` reads \`hour\`, which is not there. ${COLUMN}`,
  ],
  "an unknown type": [
    table({ columns: { id: "UInt64", x: "Strng" } }),
    "clickhouse/refused columns.x.type `Strng` Unknown data type family: Strng. Did you mean `String`? (ClickHouse error 50)",
  ],
  "an unknown column in a key": [
    table({ orderBy: ["id", sql("toDate(att)")] }),
    `clickhouse/unknown-column-in-sql orderBy.1 \`att\` reads \`att\`, which is not there. ${COLUMN}`,
  ],
  "several unknown columns in a key": [
    table({ partitionBy: sql("(att, idd)") }),
    `clickhouse/unknown-column-in-sql partitionBy \`att\` reads \`att\`, \`idd\`, which are not there. ${COLUMN}`,
  ],
  "a nullable sorting key": [
    table({ columns: { id: "Nullable(UInt64)" } }),
    "clickhouse/refused orderBy Sorting key contains nullable columns, but merge tree setting `allow_nullable_key` is disabled. (ClickHouse error 44)",
  ],
  "a nullable partition key": [
    table({ columns: { id: "UInt64", n: "Nullable(UInt8)" }, partitionBy: "n" }),
    "clickhouse/refused partitionBy Partition key contains nullable columns, but merge tree setting `allow_nullable_key` is disabled. (ClickHouse error 44)",
  ],
  "a floating partition key": [
    table({ columns: { id: "UInt64", f: "Float64" }, partitionBy: "f" }),
    "clickhouse/refused partitionBy Floating point partition key is not supported: f. (ClickHouse error 36)",
  ],
  "a primary key that is no prefix": [
    table({ primaryKey: ["at"] }),
    "clickhouse/refused primaryKey Primary key must be a prefix of the sorting key, but the column in the position 0 is id, not at. (ClickHouse error 36)",
  ],
  "a sampling that is in no key": [
    table({ sampleBy: sql("intHash32(at)") }),
    "clickhouse/refused sampleBy Sampling expression must be present in the primary key. (ClickHouse error 36)",
  ],
  "a wrong version column": [
    table({ columns: { id: "UInt64", v: "String" }, engine: { type: "ReplacingMergeTree", version: "v" } }),
    "clickhouse/refused engine.version `v` The column v cannot be used as a version column for storage ReplacingMergeTree because it is of type String (must be of an integer type or of type Date/DateTime/DateTime64). (ClickHouse error 169)",
  ],
  "a wrong sign column": [
    table({ engine: { type: "CollapsingMergeTree", sign: "id" } }),
    "clickhouse/refused engine.sign Sign column (id) for storage CollapsingMergeTree must have type Int8. Provided column of type UInt64. (ClickHouse error 169)",
  ],
  "a column to sum that is in the key": [
    table({ engine: { type: "SummingMergeTree", columns: ["id"] } }),
    "clickhouse/refused engine.columns Columns: id listed both in columns to sum and in sorting key. That is not allowed. (ClickHouse error 36)",
  ],
  "a TTL of an unknown column": [
    table({ ttl: sql("att + INTERVAL 1 DAY") }),
    `clickhouse/unknown-column-in-sql ttl \`att\` reads \`att\`, which is not there. ${COLUMN}`,
  ],
  "a TTL of no column": [
    table({ ttl: sql("now() + INTERVAL 1 DAY") }),
    "clickhouse/refused ttl TTL expression now() + toIntervalDay(1) does not depend on any of the columns of the table. (ClickHouse error 36)",
  ],
  "a TTL on no date": [
    table({ ttl: sql("id") }),
    "clickhouse/refused ttl TTL expression result column should have Date, Date32, DateTime or DateTime64 type, but has UInt64. (ClickHouse error 450)",
  ],
  "a TTL that adds to no date": [
    table({ ttl: sql("id + INTERVAL 1 DAY") }),
    "clickhouse/refused ttl `id` Illegal types UInt64 and IntervalDay of arguments of function plus. (ClickHouse error 43)",
  ],
  "one of several TTLs that adds to no date": [
    table({ ttl: [sql("at + INTERVAL 1 YEAR"), { after: sql("id + INTERVAL 1 DAY"), where: sql("id > 5") }] }),
    "clickhouse/refused ttl.1.after `id` Illegal types UInt64 and IntervalDay of arguments of function plus. (ClickHouse error 43)",
  ],
  "a TTL of a column on no date": [
    table({ columns: { id: "UInt64", at: "DateTime", s: { type: "String", ttl: sql("id") } } }),
    "clickhouse/refused columns.s.ttl TTL expression result column should have Date, Date32, DateTime or DateTime64 type, but has UInt64. (ClickHouse error 450)",
  ],
  "a TTL of a mirror on no date": [
    mirror({ ttl: sql("id + INTERVAL 1 DAY") }),
    "clickhouse/refused ttl `id` Illegal types Int32 and IntervalDay of arguments of function plus. (ClickHouse error 43)",
  ],
  "a TTL of a view's table on no date": [
    materialized({ orderBy: ["id"], ttl: sql("upper(status)"), query: sql("SELECT id, status FROM a.events") }),
    "clickhouse/refused ttl TTL expression result column should have Date, Date32, DateTime or DateTime64 type, but has LowCardinality(String). (ClickHouse error 450)",
  ],
  "a TTL of a column": [
    table({ columns: { id: "UInt64", s: { type: "String", ttl: sql("att + INTERVAL 1 DAY") } } }),
    `clickhouse/unknown-column-in-sql columns.s.ttl \`att\` reads \`att\`, which is not there. ${COLUMN}`,
  ],
  "a codec's argument, of which ClickHouse does not say whose it is": [
    table({ columns: { id: { type: "UInt64", codec: "Delta(3), ZSTD(1)" } } }),
    "clickhouse/refused  Delta value for delta codec can be 1, 2, 4 or 8, given 3. (ClickHouse error 433)",
  ],
  "a codec that does not fit": [
    table({ columns: { id: "UInt64", s: { type: "String", codec: "Delta" } } }),
    "clickhouse/refused columns.s.codec `Delta` Codec Delta is not applicable for String because the data type is not of fixed size. (ClickHouse error 36)",
  ],
  "a default of an unknown column": [
    table({ columns: { id: { type: "UInt64", default: sql("idd + 1") } } }),
    `clickhouse/unknown-column-in-sql columns.id.default \`idd\` reads \`idd\`, which is not there. Did you mean \`id\`? ${COLUMN}`,
  ],
  "a default that does not fit": [
    table({ columns: { id: { type: "UInt64", default: sql("'x'") } } }),
    "clickhouse/refused columns.id.default `x` Cannot parse string 'x' as UInt64: syntax error at begin of string. (ClickHouse error 6)",
  ],
  "an unknown setting": [
    table({ settings: { index_granularty: 5 } }),
    "clickhouse/refused settings.index_granularty.$key Unknown setting 'index_granularty': for storage MergeTree. (ClickHouse error 115)",
  ],
  "an unknown index type": [
    table({ indexes: { near: { expression: "at", type: "bloom_filter(5)" } } }),
    "clickhouse/refused indexes.near The BloomFilter false positive must be a double number between 0 and 1: When validating secondary index `near`. (ClickHouse error 36)",
  ],
  "an index of an unknown column": [
    table({ indexes: { near: { expression: sql("lower(att)"), type: "minmax" } } }),
    `clickhouse/unknown-column-in-sql indexes.near.expression \`att\` reads \`att\`, which is not there. ${COLUMN}`,
  ],
  "a constraint of an unknown column": [
    table({ constraints: { positive: sql("idd > 0") } }),
    `clickhouse/unknown-column-in-sql constraints.positive \`idd\` reads \`idd\`, which is not there. ${COLUMN}`,
  ],
  "a projection of an unknown column": [
    table({ projections: { by_time: sql("SELECT idd ORDER BY at") } }),
    `clickhouse/unknown-column-in-sql projections.by_time \`idd\` reads \`idd\`, which is not there. Did you mean \`id\`? ${COLUMN}`,
  ],
  "an unknown setting of a mirror": [
    mirror({ settings: { index_granularty: 5 } }),
    "clickhouse/refused settings.index_granularty.$key Unknown setting 'index_granularty': for storage ReplacingMergeTree. (ClickHouse error 115)",
  ],
  "a partition of a mirror by an unknown column": [
    mirror({ partitionBy: sql("toYYYYMM(placed_at)") }),
    `clickhouse/unknown-column-in-sql partitionBy \`placed_at\` reads \`placed_at\`, which is not there. ${COLUMN}`,
  ],
  "a measure of a rollup, not the table that it reads": [
    [
      "clickhouse.rollup",
      {
        of: { $ref: "clickhouse.table/a.events" },
        time: "at",
        bucket: "1 hour",
        measures: { most: sql("max(sttus)") },
      },
    ],
    `clickhouse/unknown-column-in-sql measures.most \`sttus\` reads \`sttus\`, which is not there. Did you mean \`status\`? ${COLUMN}`,
  ],
  "an unknown setting of a mirror's queue": [
    mirror({ queueSettings: { kafka_flush_ms: 5 } }),
    "clickhouse/refused queueSettings.kafka_flush_ms.$key Unknown setting 'kafka_flush_ms': for storage Kafka. (ClickHouse error 115)",
  ],
};

const told = new Map<string, string[]>();
beforeAll(async () => {
  const names = Object.keys(CASES);
  const base = [
    SHOP,
    ORDERS,
    call("clickhouse.table", "a.events", {
      columns: { id: "UInt64", status: "LowCardinality(String)", at: "DateTime" },
      orderBy: ["id"],
    }),
    call("clickhouse.role", "analyst"),
    call("clickhouse.table", "a.ids", { columns: { id: "UInt64" }, orderBy: ["id"] }),
  ];
  const refused = Object.values(CASES).map(([[kind, options]], index) =>
    call(kind, `a.t${index + 1}`, options, index + 1),
  );
  const { pipeline, diagnostics } = resolved(...base, ...refused);
  expect(shown(diagnostics)).toEqual([]);
  const open = () => openEngine({ target: { kind: "embedded" }, timeLimitMs: 60_000 });
  const { failures } = await prove({ provables: provables(pipeline), remembered: new Map(), open });
  for (const failure of failures) {
    const diagnostic = failureDiagnostic(failure, pipeline);
    const index = Number(/t(\d+)$/.exec(diagnostic.resource ?? "")?.[1]) - 1;
    const [text = ""] = shown([diagnostic]);
    const own = text
      .replace(/ \d+:/, " ")
      .replace(/ `a\.t\d+(?:_\w+)?`:? (?!\(Cl)/, " ")
      .replace(/\ba\.t\d+\b/, "a.t");
    const name = names[index] ?? "of none";
    told.set(name, [...(told.get(name) ?? []), own]);
  }
});

describe("told of", () => {
  test.each(Object.entries(CASES))("%s", (name, [, ...expected]) => {
    expect(told.get(name)).toEqual(expected);
  });
});

test("nothing else is refused", () => {
  expect([...told.keys()].filter((name) => !(name in CASES))).toEqual([]);
});
