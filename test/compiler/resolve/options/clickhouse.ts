import { type OptionCase, type OptionCases, SOURCE, SQL, TABLE } from "./option-cases.js";

const WHEN = 'must be when to refresh: "EVERY 5 MINUTE" on the clock, or "AFTER 5 MINUTE" behind the last refresh';

export const clickHouseOptions: OptionCases = {
  "clickhouse.database": {
    good: {},
    bad: [
      [{ comment: 5 }, "invalid-option comment `comment` must be a text."],
      [
        { engine: "Atmic" },
        'invalid-option engine `engine` must be an engine of databases: "Atomic", or with arguments { type: "Replicated", path: "…" }. Did you mean `Atomic`?',
      ],
      [
        { engine: { type: "Replicated", path: "x" } },
        "invalid-option engine.path `engine.path` must begin with a slash.",
      ],
      [
        { engine: { type: "Lazy" } },
        'invalid-option engine.type `engine.type` must be an engine of databases such as "Atomic".',
      ],
    ],
  },
  "clickhouse.view": {
    good: { query: SQL },
    bad: [
      [{ query: "SELECT 1" }, "invalid-option query `query` must be SQL, written as sql`…`."],
      [{ query: undefined }, "missing-option  clickhouse.view needs `query`: it must be SQL, written as sql`…`."],
      [{ query: { $sql: [""] } }, "invalid-option query `query` must be SQL, written as sql`…`."],
      [{ comment: {} }, "invalid-option comment `comment` must be a text."],
      [
        { sqlSecurity: "OWNER" },
        'invalid-option sqlSecurity `sqlSecurity` must be one of "INVOKER", "DEFINER", "NONE".',
      ],
      [
        { sqlSecurity: "INVOKER", definer: "me" },
        'invalid-option definer `definer` is for `sqlSecurity: "DEFINER"`: otherwise nobody reads as that user.',
      ],
      [{ cluster: "main" }, "invalid-option cluster `cluster` must be the constant of a clickhouse.cluster."],
    ],
  },
  "clickhouse.materializedView": {
    good: { query: SQL, orderBy: ["x"] },
    bad: [
      [
        { orderBy: undefined },
        "missing-option  clickhouse.materializedView needs `orderBy`: it is the sorting key of its table (or name a table that is declared elsewhere, with `to`).",
      ],
      [{ orderBy: "x" }, "invalid-option orderBy `orderBy` must be a list of columns and expressions."],
      [
        { to: { $ref: "clickhouse.table/a.base" } },
        "invalid-option orderBy `orderBy` belongs to the table that `to` names: set it there.",
      ],
      [{ to: "a.base" }, "invalid-option to `to` must be the constant of a clickhouse.table."],
      [{ refresh: 5 }, `invalid-option refresh \`refresh\` ${WHEN}.`],
      [{ append: true }, "invalid-option append `append` needs `refresh`: an incremental view has no schedule."],
      [
        { refresh: "EVERY 1 DAY", randomizeFor: "soon" },
        'invalid-option randomizeFor `randomizeFor` must be a length of time: "1 HOUR".',
      ],
      [
        { refresh: "EVERY 1 DAY", dependsOn: "x" },
        "invalid-option dependsOn `dependsOn` must be a list of refreshed views' constants.",
      ],
      [{ refresh: "" }, `invalid-option refresh \`refresh\` ${WHEN}.`],
      ...[
        ["5 minutes", "EVERY 5 MINUTE"],
        ["5m", "EVERY 5 MINUTE"],
        ["after 2h", "AFTER 2 HOUR"],
        ["every minute", "EVERY 1 MINUTE"],
        ["EVRY 1 HOUR", "EVERY 1 HOUR"],
        ["daily", "EVERY 1 DAY"],
        ["*/10 * * * *", "EVERY 10 MINUTE"],
      ].map(
        ([text, meant]): OptionCase => [
          { refresh: text ?? "" },
          `invalid-option refresh \`refresh\` ${WHEN}. Did you mean "${meant}"?`,
        ],
      ),
      [{ refresh: "soon" }, `invalid-option refresh \`refresh\` ${WHEN}.`],
      [
        { engine: "Nul" },
        'invalid-option engine `engine` must be an engine: "MergeTree", or with arguments { type: "ReplacingMergeTree", version: "…" }. Did you mean `Null`?',
      ],
      [
        { partitionBy: 1 },
        "invalid-option partitionBy `partitionBy` must be a column's name, or an expression written as sql`…`.",
      ],
      [{ settings: { x: [] } }, "invalid-option settings.x `settings.x` must be a text, a number, true or false."],
    ],
  },
  "clickhouse.mirror": {
    good: { of: TABLE, orderBy: ["id"] },
    bad: [
      [{ of: SOURCE }, "invalid-option of `of` must be the constant of a postgres.table, or a list of them."],
      [
        { of: undefined },
        "missing-option  clickhouse.mirror needs `of`: it must be the constant of a postgres.table, or a list of them.",
      ],
      [{ orderBy: [] }, "invalid-option orderBy `orderBy` must name the columns that identify a row."],
      [{ orderBy: "id" }, "invalid-option orderBy `orderBy` must be a list of columns."],
      [{ orderBy: [5] }, "invalid-option orderBy.0 `orderBy[0]` must be a text."],
      [
        { partitionBy: 5 },
        "invalid-option partitionBy `partitionBy` must be a column's name, or an expression written as sql`…`.",
      ],
      [{ columns: [] }, "invalid-option columns `columns` must be an object."],
      [
        { columns: { id: 5 } },
        'invalid-option columns.id `columns.id` must be a ClickHouse type, "exclude", or { type, as, null, default, expression, codec, ttl, comment, personal }.',
      ],
      [{ columns: { id: "" } }, "invalid-option columns.id `columns.id` must not be empty."],
      [
        { columns: { id: { typ: "x" } } },
        "unknown-option columns.id.typ.$key `columns.id` has no option `typ`. Did you mean `type`?",
      ],
      [
        { columns: { id: { null: {} } } },
        "invalid-option columns.id.null `columns.id.null` must be a text, a number, true or false, or [] for an empty list.",
      ],
      [
        { columns: { id: { null: [1] } } },
        "invalid-option columns.id.null `columns.id.null` must be a text, a number, true or false, or [] for an empty list.",
      ],
      [
        { columns: { id: { expression: "x" } } },
        "invalid-option columns.id.expression `columns.id.expression` must be SQL, written as sql`…`.",
      ],
      [{ consumerGroup: "" }, "invalid-option consumerGroup `consumerGroup` must not be empty."],
      [{ consumers: 0 }, "invalid-option consumers `consumers` must be at least 1."],
      [
        { settings: { "a-b": 1 } },
        "invalid-option settings.a-b.$key A name in `settings` must be that of a setting: letters, digits and underscores.",
      ],
      [{ queueSettings: 5 }, "invalid-option queueSettings `queueSettings` must be an object."],
    ],
  },
};
