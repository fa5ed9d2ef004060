import { added, type OptionCases, SQL } from "./option-cases.js";

export const tableOptions: OptionCases = {
  "clickhouse.table": {
    good: { columns: { id: "UInt64" }, orderBy: ["id"] },
    bad: [
      [{ columns: {} }, "invalid-option columns `columns` must have at least one column."],
      [{ columns: { "": "UInt8" } }, 'invalid-option columns."".$key A name in `columns` must not be empty.'],
      [{ columns: { id: "" } }, "invalid-option columns.id `columns.id` must not be empty."],
      [
        { columns: { id: 5 } },
        'invalid-option columns.id `columns.id` must be a ClickHouse type such as "LowCardinality(String)", or { type, default, codec, … }.',
      ],
      [{ columns: { id: {} } }, added("missing-option columns.id clickhouse.table needs `columns.id.type`.")],
      [
        { columns: { id: { type: "UInt64", defualt: SQL } } },
        "unknown-option columns.id.defualt.$key `columns.id` has no option `defualt`. Did you mean `default`?",
      ],
      [{ columns: { id: { type: 5 } } }, "invalid-option columns.id.type `columns.id.type` must be a text."],
      [
        { columns: { id: { type: "UInt64", default: "1" } } },
        "invalid-option columns.id.default `columns.id.default` must be SQL, written as sql`…`.",
      ],
      [
        { columns: { id: { type: "UInt64", codec: "" } } },
        "invalid-option columns.id.codec `columns.id.codec` must not be empty.",
      ],
      [
        { columns: { id: { type: "UInt64", default: SQL, alias: SQL } } },
        "invalid-option columns.id.alias `columns.id.alias` contradicts `default`: a column has one of them.",
      ],
      [
        { engine: "MergTree" },
        'invalid-option engine `engine` must be an engine: "MergeTree", or with arguments { type: "ReplacingMergeTree", version: "…" }. Did you mean `MergeTree`?',
      ],
      [
        { engine: 5 },
        'invalid-option engine `engine` must be an engine: "MergeTree", or with arguments { type: "ReplacingMergeTree", version: "…" }.',
      ],
      [
        { engine: {} },
        'missing-option engine clickhouse.table needs `engine.type`: it must be an engine of ClickHouse such as "MergeTree".',
      ],
      [
        { engine: { type: "MergTree" } },
        'invalid-option engine.type `engine.type` must be an engine of ClickHouse such as "MergeTree". Did you mean `MergeTree`?',
      ],
      [
        { engine: { type: "ReplacingMergeTree", isDeleted: "id" } },
        "invalid-option engine.isDeleted `engine.isDeleted` needs `version`: a deleted row is told from an older one by it.",
      ],
      [
        { engine: { type: "ReplacingMergeTree", verson: "id" } },
        "unknown-option engine.verson.$key `engine` has no option `verson`. Did you mean `version`?",
      ],
      [
        { engine: { type: "CollapsingMergeTree" } },
        added("missing-option engine clickhouse.table needs `engine.sign`."),
      ],
      [
        { engine: { type: "SummingMergeTree", columns: "id" } },
        "invalid-option engine.columns `engine.columns` must be a list of columns.",
      ],
      [{ engine: "Null" }, "invalid-option orderBy `orderBy` is not for a table of the engine Null."],
      [
        { engine: { type: "Kafka", topics: [], consumerGroup: "g", format: "JSONEachRow" }, orderBy: undefined },
        "invalid-option engine.topics `engine.topics` must name at least one topic.",
      ],
      [
        {
          engine: { type: "Kafka", topics: [5], consumerGroup: "", format: "JSONEachRow", consumers: 0 },
          orderBy: undefined,
        },
        "invalid-option engine.topics.0 `engine.topics[0]` must be the constant of a kafka.topic, or a topic's name.",
        "invalid-option engine.consumerGroup `engine.consumerGroup` must not be empty.",
        "invalid-option engine.consumers `engine.consumers` must be at least 1.",
      ],
      [
        { orderBy: undefined },
        "missing-option  clickhouse.table needs `orderBy`: it is what a MergeTree keeps its rows by: name columns, or write `orderBy: []` for none.",
      ],
      [{ orderBy: "id" }, "invalid-option orderBy `orderBy` must be a list of columns and expressions."],
      [
        { orderBy: [""] },
        "invalid-option orderBy.0 `orderBy[0]` must be a column's name, or an expression written as sql`…`.",
      ],
      [
        { orderBy: [{ $sql: [" "] }] },
        "invalid-option orderBy.0 `orderBy[0]` must be a column's name, or an expression written as sql`…`.",
      ],
      [{ primaryKey: "id" }, "invalid-option primaryKey `primaryKey` must be a list of columns and expressions."],
      [
        { partitionBy: 5 },
        "invalid-option partitionBy `partitionBy` must be a column's name, or an expression written as sql`…`.",
      ],
      [
        { sampleBy: ["id"] },
        "invalid-option sampleBy `sampleBy` must be a column's name, or an expression written as sql`…`.",
      ],
      [
        { ttl: "1 day" },
        "invalid-option ttl `ttl` must be a rule { after: sql`…`, … }, a list of rules, or SQL, written as sql`…`.",
      ],
      [{ ttl: [] }, "invalid-option ttl `ttl` must have at least one rule."],
      [
        { ttl: { after: SQL, toDisk: "cold", recompress: "ZSTD(9)" } },
        "invalid-option ttl.recompress `ttl.recompress` contradicts `toDisk`: a rule does one thing; write another rule.",
      ],
      [
        { ttl: { after: SQL, set: { id: SQL } } },
        "invalid-option ttl.set `ttl.set` needs `groupBy`, whose rows it fills.",
      ],
      [
        { ttl: { after: SQL, toVolume: "cold", where: SQL } },
        "invalid-option ttl.where `ttl.where` is for rows that are deleted or grouped: `toVolume` takes whole parts.",
      ],
      [
        { columns: { id: { type: "UInt64", codec: "Delta, ZTSD(1)" } } },
        "invalid-option columns.id.codec `columns.id.codec` names `ZTSD`, which is no codec of ClickHouse. Did you mean `ZSTD`?",
      ],
      [
        { columns: { id: { type: "UInt64", codec: [] } } },
        "invalid-option columns.id.codec `columns.id.codec` must name at least one codec.",
      ],
      [
        { columns: { id: { type: "UInt64", ephemeral: 5 } } },
        "invalid-option columns.id.ephemeral `columns.id.ephemeral` must be true, or its default written as sql`…`.",
      ],
      [
        { columns: { id: { type: "UInt64", default: SQL, ephemeral: true } } },
        "invalid-option columns.id.ephemeral `columns.id.ephemeral` contradicts `default`: a column has one of them.",
      ],
      [
        { columns: { id: { type: "UInt64", statistics: [] } } },
        "invalid-option columns.id.statistics `columns.id.statistics` must name at least one.",
      ],
      [
        { engine: "Memory", orderBy: undefined, columns: { id: { type: "DateTime", ttl: SQL } } },
        "invalid-option columns.id.ttl `columns.id.ttl` is not for a table of the engine Memory.",
      ],
      [
        { engine: "Log", orderBy: undefined, indexes: { a: { expression: "id", type: "minmax" } } },
        "invalid-option indexes `indexes` is not for a table of the engine Log.",
      ],
      [
        { indexes: { a: { expression: "id", type: "minmx" } } },
        "invalid-option indexes.a.type `indexes.a.type` is no index type of ClickHouse. Did you mean `minmax`?",
      ],
      [
        { indexes: { a: { expression: "id", type: "hypothesis" } } },
        "invalid-option indexes.a.type `indexes.a.type` is no longer made by ClickHouse: leave the index out.",
      ],
      [
        { engine: { type: "ReplicatedMergeTree", path: "/t" } },
        "missing-option engine clickhouse.table needs `engine.replica`: it must be given with `path`, or neither: without them the server's `default_replica_path` holds.",
      ],
      [
        { engine: { type: "Distributed", cluster: "main", table: "a.b" }, orderBy: undefined },
        "invalid-option engine.cluster `engine.cluster` must be the constant of a clickhouse.cluster.",
      ],
      [
        { engine: { type: "PostgreSQL", table: "t" }, orderBy: undefined },
        "missing-option engine clickhouse.table needs `engine.collection`: it is where the server finds the password.",
      ],
      [
        { engine: { type: "S3" }, orderBy: undefined },
        "missing-option engine clickhouse.table needs `engine.url`: it stands in the statement, or in the named collection of `collection`.",
      ],
      [
        { engine: { type: "S3", url: "s3://b", accessKeyId: { $secret: "a/b" } }, orderBy: undefined },
        "invalid-option engine.accessKeyId `engine.accessKeyId` can't stand in a statement, which the server stores and shows: keep it in a clickhouse.namedCollection, and name that in `collection`.",
      ],
      [
        { engine: { type: "GenerateRandom", maxArrayLength: 3 }, orderBy: undefined },
        "invalid-option engine.maxArrayLength `engine.maxArrayLength` needs `randomSeed`, which stands before it.",
      ],
      [
        { engine: { type: "Redis", address: "r:1" }, orderBy: undefined },
        "missing-option  clickhouse.table needs `primaryKey`: it is what a table of the engine Redis is asked for: name one column.",
      ],
      [
        { engine: { type: "Alias", table: "a.b" }, orderBy: undefined },
        "invalid-option columns `columns` must be {}: the engine Alias tells its columns itself.",
      ],
      [
        { engine: "Null", orderBy: undefined, settings: { a: 1 } },
        "invalid-option settings `settings` is not for a table of the engine Null.",
      ],
      [
        { indexes: { a: {} } },
        "missing-option indexes.a clickhouse.table needs `indexes.a.expression`: it must be a column's name, or an expression written as sql`…`.",
        added("missing-option indexes.a clickhouse.table needs `indexes.a.type`."),
      ],
      [
        { indexes: { a: { expression: "id", type: "minmax", granularity: 0 } } },
        "invalid-option indexes.a.granularity `indexes.a.granularity` must be at least 1.",
      ],
      [
        { indexes: { "": { expression: "id", type: "minmax" } } },
        'invalid-option indexes."".$key A name in `indexes` must not be empty.',
      ],
      [
        { indexes: { a: { expression: "id", typ: "minmax" } } },
        "unknown-option indexes.a.typ.$key `indexes.a` has no option `typ`. Did you mean `type`?",
      ],
      [
        { projections: { p: "SELECT" } },
        "invalid-option projections.p `projections.p` must be SQL, written as sql`…`.",
      ],
      [{ constraints: { c: 5 } }, "invalid-option constraints.c `constraints.c` must be SQL, written as sql`…`."],
      [
        { settings: { "a b": 1 } },
        "invalid-option settings.a b.$key A name in `settings` must be that of a setting: letters, digits and underscores.",
      ],
      [{ settings: { a: null } }, "invalid-option settings.a `settings.a` must be a text, a number, true or false."],
      [{ settings: [] }, "invalid-option settings `settings` must be an object."],
      [{ comment: 5 }, "invalid-option comment `comment` must be a text."],
      [
        { oderBy: ["id"] },
        "unknown-option oderBy.$key clickhouse.table has no option `oderBy`. Did you mean `orderBy`?",
      ],
    ],
  },
};
